using System.Text.Json;
using System.Text.Json.Nodes;
using PerfGates.Diagnostics;

namespace PerfGates.Reports.VerdictFile;

/// <summary>
/// <c>verdict.json</c>: what the MSBuild task turns into its errors, and what <c>perfgates verify</c> asks for. Green
/// is: this file is there, is complete, carries the nonce of the request, and has no error among its diagnostics.
/// </summary>
internal static class VerdictFile
{
    public const int Schema = 1;

    /// <param name="outputs">Full paths of what was gated, so that a verdict can be seen to be older than they are.</param>
    /// <param name="partial">Only selected gates were run.</param>
    /// <param name="helpPage">URI of the page that has a section for each code.</param>
    public static string Render(Report report, string nonce, string reportPath, IReadOnlyList<string> outputs, bool partial, Uri helpPage) => new JsonObject
    {
        ["schema"] = Schema,
        ["nonce"] = nonce,
        ["version"] = report.ToolVersion,
        ["completed"] = report.Completed,
        ["partial"] = partial,
        ["budgetFile"] = report.BudgetFile,
        ["report"] = reportPath,
        ["outputs"] = new JsonArray([.. outputs.Select(o => JsonValue.Create(o))]),
        ["diagnostics"] = new JsonArray([.. report.Diagnostics.Select(d => Diagnosed(d, helpPage))]),
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";

    private static JsonObject Diagnosed(Diagnostic diagnostic, Uri helpPage) => new()
    {
        ["code"] = diagnostic.Code,
        ["severity"] = diagnostic.Severity.ToString().ToLowerInvariant(),
        ["file"] = diagnostic.Span.File,
        ["line"] = diagnostic.Span.Line,
        ["column"] = diagnostic.Span.Column,
        ["endLine"] = diagnostic.Span.EndLine,
        ["endColumn"] = diagnostic.Span.EndColumn,
        ["text"] = diagnostic.Message,
        ["helpLink"] = $"{helpPage.AbsoluteUri}#{diagnostic.Code.ToLowerInvariant()}",
    };
}
