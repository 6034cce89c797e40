namespace PerfGates.Reports.GitHub;

/// <summary>
/// Annotations of GitHub Actions as workflow commands, and the summary of a step. Format and escapes:
/// github.com/actions/toolkit, packages/core/src/command.ts. Limits: docs.github.com, "Workflow commands" and "Usage limits".
/// </summary>
internal sealed class GitHubActions : ICiSystem
{
    // Of each severity a step shows this many; the rest it drops without a word.
    private const int Most = 10;

    public string Name => "github";

    public string Help => "GitHub Actions: annotations at the lines of budgets, and the summary of the step";

    public string Variable => "GITHUB_ACTIONS";

    public IReadOnlyList<string> Formats => [];

    public string SummaryVariable => "GITHUB_STEP_SUMMARY";

    public string? Summary(ReportDocument report) => ReportFormats.Find("markdown")?.Render(report) is [var summary, ..] ? summary.Text : null;

    public IReadOnlyList<string> Lines(ReportDocument report, IReadOnlyList<string> files) => [.. Annotations(report, "error"), .. Annotations(report, "warning")];

    private static IEnumerable<string> Annotations(ReportDocument report, string severity)
    {
        var all = report.WorstFirst(severity);
        var shown = all.Count <= Most ? all.Count : Most - 1;
        var lines = all.Take(shown).Select(d => $"::{severity} file={Property(report.Relative(d.File))},line={d.Line},col={d.Column},title={Property(Title(report, d))}::{Data(d.Message)}");
        return shown == all.Count ? lines : lines.Append($"::{severity} title=PerfGates::{all.Count - shown} more {severity}s; the report has them all");
    }

    private static string Title(ReportDocument report, ReportedDiagnostic diagnostic) =>
        report.Gates.Where(g => diagnostic.Gates.Contains(g.Name)).SelectMany(g => g.Budgets, (g, b) => (g, b)).FirstOrDefault(f => diagnostic.IsAt(f.b.Line, f.b.Column)) is { g: not null } found
            ? $"{diagnostic.Code} {found.g.Name}: {found.b.Title}"
            : diagnostic.Code;

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
