using System.Text.Json;
using System.Text.Json.Nodes;
using PerfGates.Pictures;

namespace PerfGates.Reports;

/// <summary>A report with secrets made unreadable in its texts.</summary>
internal static class MaskedDocument
{
    // Words of closed sets, and a time. A secret that equals one of them must not turn an error into none, nor a year into what is no time.
    private static readonly HashSet<string> Words = [Picture.Kind, nameof(ReportDocument.Started), nameof(ReportedDiagnostic.Severity), nameof(ReportedDiagnostic.Code), nameof(ReportedBudget.Unit), nameof(ReportedBudget.Better), nameof(ReportedBudget.Operator), nameof(ReportedGate.Probe), nameof(ReportedEvidence.Rule), nameof(ReportedEvidence.Counts), nameof(ReportedGrade.Word)];

    // Maps from names that a user's program or budget file gives.
    private static readonly HashSet<string> OfTheUser = [nameof(ReportedSubject.Values), nameof(ReportedGate.Metrics), nameof(ReportedEnvironment.Fingerprint)];

    public static ReportDocument Of(ReportDocument report, Func<string, string> mask) => Masked(JsonSerializer.SerializeToNode(report), mask).Deserialize<ReportDocument>()!;

    private static JsonNode? Masked(JsonNode? node, Func<string, string> mask) => node switch
    {
        JsonObject members => Masked(members, mask),
        JsonArray items => new JsonArray([.. items.Select(i => Masked(i, mask))]),
        JsonValue value when value.TryGetValue<string>(out var text) => mask(text),
        _ => node?.DeepClone(),
    };

    private static JsonObject Masked(JsonObject members, Func<string, string> mask, bool namesToo = false) => new(members
        .Select(m => KeyValuePair.Create(namesToo ? mask(m.Key) : m.Key, Words.Contains(m.Key) ? m.Value?.DeepClone() : m.Value is JsonObject inner ? Masked(inner, mask, OfTheUser.Contains(m.Key)) : Masked(m.Value, mask)))
        .DistinctBy(m => m.Key));
}
