using System.Text.Json;

namespace PerfGates.Reports.Json;

/// <summary>Finds what JSON allows and no report has: nulls among the items of a list, numbers that are too large for any value.</summary>
internal static class OddValues
{
    // A run without a value leaves its place empty.
    private static readonly string Samples = JsonNamingPolicy.CamelCase.ConvertName(nameof(JudgedAgainst.Samples));

    /// <summary>What and where the first one is, ready to print; null if there is none.</summary>
    public static string? In(JsonElement element, string at = "", string member = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(m => In(m.Value, $"{at}{(at.Length > 0 ? "." : "")}{m.Name}", m.Name)).FirstOrDefault(o => o is not null),
        JsonValueKind.Array => element.EnumerateArray().Select((item, i) => item.ValueKind == JsonValueKind.Null && member != Samples ? $"'{at}[{i}]' is null" : In(item, $"{at}[{i}]")).FirstOrDefault(o => o is not null),
        JsonValueKind.Number when !double.IsFinite(element.GetDouble()) => $"the number at '{at}' is too large",
        _ => null,
    };
}
