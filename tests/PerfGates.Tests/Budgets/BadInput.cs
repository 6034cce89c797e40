using System.Runtime.CompilerServices;

namespace PerfGates.Tests.Budgets;

/// <summary>
/// Each file of the folder BadInput is a family of bad budget files with all that is said about them. A case is a title
/// after <c>===</c>, the file's lines after <c>|</c>, and the diagnostics, which <c>PERFGATES_ACCEPT=1</c> writes.
/// </summary>
public class BadInput
{
    public static TheoryData<string> Families =>
        [.. Directory.EnumerateFiles(Folder(), "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(f => !f.EndsWith(".received", StringComparison.Ordinal)).Order()];

    [Theory, MemberData(nameof(Families))]
    public void Is_complained_about_at_its_place_and_in_one_go(string family)
    {
        var cases = File.ReadAllText(Path.Combine(Folder(), family + ".txt")).ReplaceLineEndings("\n")[4..].Split("\n=== ");

        GoldenFile.Matches(string.Join("\n", cases.Select(Judged)), Path.Combine("BadInput", family + ".txt"));
    }

    private static string Judged(string written)
    {
        var lines = written.Split('\n');
        var input = lines.Where(l => l.StartsWith('|')).Select(l => l.Length > 1 ? l[2..] : "").ToList();
        var problems = BudgetFile.Read(string.Join("\n", input) + "\n", ("HOME", "/home/me"), ("EMPTY", "")).Problems;
        Assert.NotEmpty(problems);
        return $"=== {lines[0]}\n{string.Concat(input.Select(l => l.Length > 0 ? $"| {l}\n" : "|\n"))}{BudgetFile.Print(problems)}";
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "BadInput");
}
