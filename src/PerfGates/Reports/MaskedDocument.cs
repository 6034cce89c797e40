using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfGates.Reports;

/// <summary>A report with secrets made unreadable in its texts.</summary>
internal static class MaskedDocument
{
    // Words of closed sets, and a time. A secret that equals one of them must not turn an error into none, nor a year into what is no time.
    private static readonly HashSet<string> Words = [nameof(ReportDocument.Started), nameof(ReportedDiagnostic.Severity), nameof(ReportedDiagnostic.Code), nameof(ReportedBudget.Unit), nameof(ReportedBudget.Better), nameof(ReportedBudget.Operator)];

    public static ReportDocument Of(ReportDocument report, Func<string, string> mask) => Masked(JsonSerializer.SerializeToNode(report), mask).Deserialize<ReportDocument>()!;

    private static JsonNode? Masked(JsonNode? node, Func<string, string> mask) => node switch
    {
        JsonObject members => Masked(members, mask),
        JsonArray items => new JsonArray([.. items.Select(i => Masked(i, mask))]),
        JsonValue value when value.TryGetValue<string>(out var text) => mask(text),
        _ => node?.DeepClone(),
    };

    private static JsonObject Masked(JsonObject members, Func<string, string> mask)
    {
        var masked = new JsonObject();
        foreach (var (name, value) in members) masked[name] = Words.Contains(name) ? value?.DeepClone() : Masked(value, mask);
        return masked;
    }
}
