using System.Globalization;
using PerfGates.Verdicts;

namespace PerfGates.Reports.Table;

/// <summary>What changed since what was compared with, in a line: "since 1a2b3c4 (baseline): 3 commits, Npgsql 9.0.0 -> 10.0.0; machine: cores 4 -> 8".</summary>
internal static class ContextLine
{
    private const int ShortHash = 7;
    private const int Packages = 2;
    private const int Fields = 3;

    /// <summary>Null where nothing is to be explained, or nothing known.</summary>
    public static string? Render(Report report)
    {
        if (report.Context is not { } context || report.Count(Verdict.Breach) + report.Count(Verdict.Inconclusive) + report.Gates.Sum(g => g.Warnings) == 0) return null;
        List<string> parts = [];
        if (context.Since is { } since) parts.Add($"since {since[..Math.Min(ShortHash, since.Length)]} ({(report.Comparing.Ref is { } named ? named.Value : "baseline")}): {string.Join(", ", Since(context))}");
        if (context.Machine.Count > 0) parts.Add($"machine: {string.Join(", ", Some(context.Machine, Fields, "more field"))}");
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    private static IEnumerable<string> Since(ReportedContext context)
    {
        if (context.CommitCount > 0) yield return Counted(context.CommitCount, "commit");
        if (context.Modified) yield return "changes that are not committed";
        foreach (var package in Some(context.Packages, Packages, "more package")) yield return package;
        if (context.CommitCount == 0 && !context.Modified && context.Packages.Count == 0) yield return "no commit";
    }

    private static IEnumerable<string> Some(IReadOnlyList<ReportedChange> changes, int most, string noun)
    {
        var shown = changes.Count <= most ? changes.Count : most - 1;
        foreach (var change in changes.Take(shown)) yield return Changed(change);
        if (changes.Count > shown) yield return Counted(changes.Count - shown, noun);
    }

    private static string Changed(ReportedChange change) => (change.Then, change.Now) switch
    {
        (null, _) => $"{change.Name} {change.Now} is new",
        (_, null) => $"{change.Name} {change.Then} is gone",
        _ => $"{change.Name} {change.Then} -> {change.Now}",
    };

    private static string Counted(int count, string noun) => $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";
}
