using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PerfGates.Diagnostics;
using PerfGates.Verdicts;

namespace PerfGates.Reports.Webhook;

/// <summary>What a webhook is told when a budget is breached or a gate could not be measured: little, because it is read on a phone.</summary>
internal static class WebhookText
{
    public const string None = "none", Json = "json", Slack = "slack";

    private const int MostNamed = 10;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What may be asked for.</summary>
    public static IReadOnlyList<string> Words { get; } = [None, Json, Slack];

    /// <param name="setting">Where it was said: "--webhook", "PerfGatesWebhook".</param>
    public static IEnumerable<Diagnostic> Problems(string asked, string setting, SourceSpan at) =>
        Words.Contains(asked) ? [] : [Rules.SettingUnclear.At(at, setting, asked, string.Join(", ", Words), Suggestion.For(asked, Words))];

    /// <summary>Whether there is something to post.</summary>
    public static bool IsDue(ReportDocument report) => report.Errors > 0;

    public static string Render(ReportDocument report, string kind) => kind == Slack ? OfSlack(report) : OfJson(report);

    private static string OfJson(ReportDocument report) => new JsonObject
    {
        ["schema"] = 1,
        ["tool"] = report.Tool,
        ["budgetFile"] = report.Relative(report.BudgetFile),
        ["commit"] = report.Context?.Commit,
        ["counts"] = new JsonObject(Enum.GetValues<Verdict>().Select(v => KeyValuePair.Create(PerfGates.Reports.Words.Of(v), (JsonNode?)report.Count(v)))),
        ["errors"] = report.Errors,
        ["worst"] = new JsonArray([.. Worst(report).Select(d => new JsonObject { ["code"] = d.Code, ["gates"] = new JsonArray([.. d.Gates.Select(g => JsonValue.Create(g))]), ["line"] = d.Line, ["text"] = d.Text })]),
    }.ToJsonString(Options);

    // What Slack's incoming webhooks take, and those of Mattermost, Rocket.Chat and Discord (with /slack).
    private static string OfSlack(ReportDocument report)
    {
        var rest = report.Errors - MostNamed;
        var lines = Worst(report).Select(d => $"• {Escaped(d.Code)} line {d.Line}: {Escaped(d.Text)}");
        return new JsonObject { ["text"] = string.Join('\n', [$"*PerfGates: {Title(report)}* in `{Escaped(report.Relative(report.BudgetFile))}`", .. lines, .. rest > 0 ? [$"and {rest} more"] : Array.Empty<string>()]) }.ToJsonString(Options);
    }

    private static string Title(ReportDocument report) => report.Counts.Length > 0 ? report.Counts : "the budget file has errors";

    private static IEnumerable<ReportedDiagnostic> Worst(ReportDocument report) => report.WorstFirst("error").Take(MostNamed);

    // api.slack.com, "Formatting text": these three and no more.
    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
