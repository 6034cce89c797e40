using System.Runtime.CompilerServices;

namespace PerfGates.Tests.Baselines;

/// <summary>
/// bad-baselines.txt: a title after <c>===</c>, a line of the golden file and what it becomes after <c>-</c> and <c>+</c>
/// ("-" alone: the whole file becomes what follows), and all that is said about it, which <c>PERFGATES_ACCEPT=1</c> writes.
/// </summary>
public class BadBaselines
{
    [Fact]
    public void Are_complained_about_at_their_place_and_in_one_go()
    {
        var good = Read("two-environments.json");
        var cases = Read("bad-baselines.txt")[4..].Split("\n=== ");
        GoldenFile.Matches(string.Join("\n", cases.Select(c => Judged(c, good))), "bad-baselines.txt");
    }

    [Fact]
    public void Point_at_the_column_that_an_editor_shows()
    {
        Accepted.Read("{\n  \"version\": 1,\r\n  \"environments\": { \"é🙂\": 5 } }\n", out var problems);
        var span = Assert.Single(problems).Span;
        Assert.Equal((3, 28), (span.Line, span.Column));
    }

    private static string Judged(string written, string good)
    {
        var lines = written.TrimEnd('\n').Split('\n');
        var from = lines.Where(l => l.StartsWith('-')).Select(l => l.Length > 2 ? l[2..] : "").ToList();
        var to = string.Join('\n', lines.Where(l => l.StartsWith('+')).Select(l => l.Length > 2 ? l[2..] : ""));
        Assert.All(from, l => Assert.Contains(l, good, StringComparison.Ordinal));
        Accepted.Read(from is [""] ? to : good.Replace(string.Join('\n', from), to, StringComparison.Ordinal), out var problems);
        Assert.NotEmpty(problems);
        var said = problems.Select(p => $"{p.Span.Line},{p.Span.Column}: {p.Severity.ToString().ToLowerInvariant()} {p.Code}: {p.Text}\n");
        return $"=== {lines[0]}\n{string.Concat(lines.Skip(1).Where(l => l.StartsWith('-') || l.StartsWith('+')).Select(l => l + "\n"))}{string.Concat(said)}";
    }

    private static string Read(string name, [CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, name)).ReplaceLineEndings("\n");
}
