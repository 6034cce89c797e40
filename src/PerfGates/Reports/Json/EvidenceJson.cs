using System.Text.Json.Nodes;
using PerfGates.Statistics;
using PerfGates.Verdicts;

namespace PerfGates.Reports.Json;

/// <summary>What a verdict rests on, so that it can be judged again elsewhere.</summary>
internal static class EvidenceJson
{
    public static JsonObject Of(Grounds grounds)
    {
        var evidence = new JsonObject
        {
            ["rule"] = grounds.Rule,
            ["count"] = grounds.Count,
            ["counts"] = grounds.Word,
            ["low"] = Number(grounds.Interval.Low),
            ["high"] = Number(grounds.Interval.High),
        };
        if (grounds.Finding is { } finding)
        {
            evidence["look"] = finding.Look;
            evidence["pExceeds"] = Number(finding.PExceeds);
            evidence["pHolds"] = Number(finding.PHolds);
            evidence["alpha"] = Math.Round(finding.Alpha, 8);
            evidence["beta"] = Math.Round(finding.Beta, 8);
        }
        if (grounds.Events is { } events)
        {
            evidence["over"] = events.Round.Over;
            evidence["allowed"] = Number(events.Allowed);
            evidence["dispersion"] = Number(events.Round.Dispersion);
        }
        if (grounds.Notes.Count > 0) evidence["notes"] = new JsonArray([.. grounds.Notes.Select(n => JsonValue.Create(n))]);
        if (grounds.Against is { } against) evidence["against"] = Of(against);
        if (grounds.Confirmed) evidence["confirmed"] = true;
        if (grounds.Doubt is { } doubt) evidence["doubt"] = doubt.Rule.Code;
        return evidence;
    }

    // JSON has no NaN: what is not a number is absent.
    public static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static JsonObject Of(Against against) => new()
    {
        ["with"] = against.With,
        ["base"] = Number(against.Base),
        ["ratio"] = Number(against.Ratio),
        ["ratioLow"] = Number(against.RatioInterval.Low),
        ["ratioHigh"] = Number(against.RatioInterval.High),
        ["excluded"] = Number(against.Excluded),
        ["samples"] = new JsonArray([.. against.Samples.Select(s => Number(s))]),
        ["baseFirst"] = new JsonArray([.. against.BaseFirst.Select(b => JsonValue.Create(b))]),
    };
}
