using System.Globalization;

namespace PerfGates.Reports.Html;

/// <summary>Where it was measured, and how to do it again.</summary>
internal static class EnvironmentPart
{
    public static Markup Of(ReportDocument report) => Markup.Of($"""
        <section id="environment">
        <h2>Environment</h2>
        <dl>
        {Pair("system", report.Environment.System)}{Pair("architecture", report.Environment.Architecture)}{Pair("runtime", report.Environment.Runtime)}{Pair("processors", Text(report.Environment.Processors))}{Markup.Join(report.Environment.Fingerprint, f => Pair(f.Key, f.Value))}{Pair("baseline", report.Compare.With + (report.Compare.Commit is { } commit ? $" ({commit})" : ""))}{Pair("margin", $"{Phrases.Percent(report.Compare.Margin)}, looking for {Phrases.Percent(report.Compare.Smallest)}, at most {Text(report.Compare.MaxPairs)} pairs")}{Pair("seed", Text(report.Seed))}</dl>
        <h2>Again</h2>
        <p>All of it, one gate of it, and what a code means:</p>
        <pre tabindex="0"><code>perfgates run{Named(report)}
        perfgates run{Named(report)} --gate {Quoted(Worst(report))}
        perfgates explain {(report.Diagnostics.Count > 0 ? report.Diagnostics[0].Code : "PG1001")}</code></pre>
        </section>

        """);

    // Of the current folder it is found.
    private static string Named(ReportDocument report) => report.Relative(report.BudgetFile) is var file && file == ".perfbudget.yml" ? "" : $" --file {Quoted(file)}";

    private static string Worst(ReportDocument report) => report.Gates.MaxBy(g => g.Verdict)?.Name ?? "NAME";

    // As a POSIX shell takes it.
    private static string Quoted(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or '-' or '_') ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static Markup Pair(string name, string value) => Markup.Of($"<div><dt>{name}<dd>{value}</div>\n");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
