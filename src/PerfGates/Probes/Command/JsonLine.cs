using System.Text.Json;

namespace PerfGates.Probes.Command;

/// <summary>
/// Figures as JSON lines on standard output: <c>{"metric":"rows","value":12000,"unit":"/s","better":"higher"}</c>. Only a
/// line that begins with { and has a "metric" is one, and then it must be right; every other line is the program's own log.
/// </summary>
internal static class JsonLine
{
    // Of two values with one key neither is more right.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static MetricReading Begin(ReportedMetrics reported)
    {
        var line = 0;
        return MetricReading.Of(text => Read(text, ++line, reported), null, () => { });
    }

    private static void Read(string text, int line, ReportedMetrics reported)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{")) return;
        if (Problem(text, line, reported) is { } problem) reported.NotUnderstood("output", line, problem);
    }

    private static string? Problem(string text, int line, ReportedMetrics reported)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return document.RootElement.TryGetProperty("metric", out var metric) ? Problem(document.RootElement, metric, line, reported) : null;
        }
        catch (JsonException e)
        {
            // 'metric' in single quotes is what printing a Python dictionary gives.
            var meant = text.Contains("\"metric\"", StringComparison.Ordinal) || text.Contains("'metric'", StringComparison.Ordinal);
            var where = e.BytePositionInLine is { } position ? $"at byte {position + 1}" : "because a key stands there twice";
            return meant ? $"it is not valid JSON {where}; write {{\"metric\":\"name\",\"value\":1}}" : null;
        }
    }

    private static string? Problem(JsonElement line, JsonElement metric, int number, ReportedMetrics reported)
    {
        if (metric.ValueKind != JsonValueKind.String) return "its 'metric' is not a text";
        if (!line.TryGetProperty("value", out var value)) return "it has no 'value'";
        if (value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String)) return "its 'value' is not a number";
        if (line.TryGetProperty("unit", out var unit) && unit.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)) return "its 'unit' is not a text";
        Direction? better = null;
        if (line.TryGetProperty("better", out var side) && side.ValueKind != JsonValueKind.Null)
        {
            better = side.ValueKind != JsonValueKind.String ? null : side.GetString() switch { "higher" => Direction.HigherIsBetter, "lower" => Direction.LowerIsBetter, _ => null };
            if (better is null) return "its 'better' is neither \"higher\" nor \"lower\"";
        }
        var written = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.GetString()!;
        return reported.Take(metric.GetString()!, written, unit.ValueKind == JsonValueKind.String ? unit.GetString()! : "", better, $"line {number}");
    }
}
