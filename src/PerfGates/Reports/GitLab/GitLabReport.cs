using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PerfGates.Verdicts;

namespace PerfGates.Reports.GitLab;

/// <summary><c>gl-code-quality.json</c>: findings beside the lines of the budget file, in the form of GitLab's Code Quality report.</summary>
internal sealed class GitLabReport : IReportFormat
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => "gitlab";

    public string Help => "findings for GitLab's Code Quality widget";

    public IReadOnlyList<string> Files => ["gl-code-quality.json"];

    public IReadOnlyList<RenderedFile> Render(ReportDocument report) => [new(Files[0], new JsonArray([.. ReportedFinding.Of(report).Select(f => Written(report, f))]).ToJsonString(Options) + "\n")];

    private static JsonObject Written(ReportDocument report, ReportedFinding finding) => new()
    {
        ["description"] = finding.Diagnostic.Text,
        ["check_name"] = finding.Diagnostic.Code,
        ["fingerprint"] = finding.Fingerprint,
        ["severity"] = Severity(finding),
        ["location"] = new JsonObject { ["path"] = report.Relative(finding.Diagnostic.File), ["lines"] = new JsonObject { ["begin"] = Math.Max(finding.Diagnostic.Line, 1) } },
    };

    // Of an error nothing is known where nothing was measured, which is worse than a limit that is known to be exceeded.
    private static string Severity(ReportedFinding finding) => (finding.Diagnostic.Severity, finding.Verdict) switch
    {
        ("error", Verdict.Breach) => "critical",
        ("error", Verdict.Inconclusive or Verdict.Skipped) => "major",
        ("error", _) => "blocker",
        ("warning", Verdict.Inconclusive) => "info",
        ("warning", _) => "minor",
        _ => "info",
    };
}
