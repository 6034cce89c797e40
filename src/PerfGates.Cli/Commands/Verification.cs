using System.Text.Json;
using PerfGates.Diagnostics;
using PerfGates.Revisions;

namespace PerfGates.Cli.Commands;

/// <summary>
/// Looks whether gates really ran: a build that was killed, a hook that never fired and a runner that skipped the
/// target all look green from outside.
/// </summary>
internal sealed record Verification(int BudgetFiles, IReadOnlyList<Diagnostic> Problems)
{
    private static readonly string[] Passed = [".git", "node_modules", ".vs", ".idea", BaseTree.CellarName];

    public static Verification Of(string root, string version)
    {
        var verdicts = Files(root, "verdict.json").Where(f => !Path.GetFileName(Path.GetDirectoryName(f))!.StartsWith("run-", StringComparison.Ordinal)).Select(Read).OfType<Stored>().ToList();
        List<string> budgets = [.. Files(root, ".perfbudget.yml").Concat(Files(root, ".perfbudget.yaml")).Order(StringComparer.Ordinal)];
        return new(budgets.Count, [.. budgets.SelectMany(b => Check(b, [.. verdicts.Where(v => v.BudgetFile == b)], version))]);
    }

    // Every configuration counts: a green Debug build must not hide a red Release build. A run of selected gates counts for nothing.
    private static IEnumerable<Diagnostic> Check(string budgetFile, IReadOnlyList<Stored> verdicts, string version)
    {
        var whole = verdicts.Where(v => v.Completed && !v.Partial).ToList();
        return whole.Count == 0 ? [Rules.NoVerdict.At(SourceSpan.StartOf(budgetFile))] : whole.Select(v => Check(SourceSpan.StartOf(budgetFile), v, version)).OfType<Diagnostic>();
    }

    private static Diagnostic? Check(SourceSpan at, Stored verdict, string version)
    {
        if (verdict.Version != version) return Rules.VerdictOfOtherVersion.At(at, verdict.Path, verdict.Version, version);
        if (verdict.Errors.Count > 0) return Rules.RedVerdict.At(at, verdict.Path, verdict.Errors.Count == 1 ? "1 error" : $"{verdict.Errors.Count} errors", verdict.Errors[0]);
        if (verdict.Outputs.Prepend(verdict.BudgetFile).FirstOrDefault(f => !File.Exists(f) || File.GetLastWriteTimeUtc(f) > verdict.Written) is { } newer) return Rules.StaleVerdict.At(at, verdict.Path, $"'{newer}'");
        return null;
    }

    private sealed record Stored(string Path, string BudgetFile, string Version, bool Completed, bool Partial, DateTime Written, IReadOnlyList<string> Errors, IReadOnlyList<string> Outputs);

    // A file that is no verdict of ours counts as none, which is a problem of its budget file.
    private static Stored? Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var verdict = document.RootElement;
            return new(
                path,
                verdict.GetProperty("budgetFile").GetString()!,
                verdict.GetProperty("version").GetString()!,
                verdict.GetProperty("completed").GetBoolean(),
                verdict.GetProperty("partial").GetBoolean(),
                File.GetLastWriteTimeUtc(path),
                [.. verdict.GetProperty("diagnostics").EnumerateArray().Where(d => d.GetProperty("severity").GetString() == "error").Select(d => $"{d.GetProperty("code").GetString()} at line {d.GetProperty("line").GetInt32()}")],
                verdict.TryGetProperty("outputs", out var outputs) ? [.. outputs.EnumerateArray().Select(o => o.GetString()!)] : []);
        }
        catch (Exception foreign) when (foreign is JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Files(string folder, string name)
    {
        if (File.Exists(Path.Combine(folder, name))) yield return Path.Combine(folder, name);
        foreach (var below in Directory.EnumerateDirectories(folder).Where(d => !Passed.Contains(Path.GetFileName(d)) && new DirectoryInfo(d).LinkTarget is null))
            foreach (var file in Files(below, name)) yield return file;
    }
}
