using System.Text.Json.Nodes;

namespace PerfGates.Reports.Json;

/// <summary>
/// A document without secrets, so that no format can bring one back by escaping it in a way of its own. Words of ours stay
/// as they are: a secret that reads "pass" must not turn a verdict into asterisks.
/// </summary>
internal static class MaskedDocument
{
    private static readonly HashSet<string> Ours = ["started", "verdict", "severity", "code", "unit", "better", "operator", "probe", "rule", "counts", "word"];

    public static ReportDocument Of(ReportDocument document, Func<string, string> mask) => JsonReport.Of(Masked(JsonReport.Node(document), mask)!);

    private static JsonNode? Masked(JsonNode? node, Func<string, string> mask) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(mask(m.Key), Ours.Contains(m.Key) ? m.Value?.DeepClone() : Masked(m.Value, mask))).DistinctBy(m => m.Key)),
        JsonArray items => new JsonArray([.. items.Select(i => Masked(i, mask))]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(mask(text)),
        _ => node?.DeepClone(),
    };
}
