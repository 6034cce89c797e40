using PerfGates.Budgets;
using PerfGates.Pictures;
using PerfGates.Planning;
using PerfGates.Probes;

namespace PerfGates.Verdicts;

/// <summary>The pictures of a gate: of its first run of head, because one run is what happened, and a mean of several is not.</summary>
internal static class Shown
{
    public static IReadOnlyList<Picture> Of(PlannedGate gate, GateMeasurements measured) =>
        measured.Rounds.Count == 0 ? [] : RunPictures.Of(measured.Rounds[0].Head, (subject, metric) => LimitOf(gate, subject, metric));

    // Lines are drawn where values must stay below.
    private static double? LimitOf(PlannedGate gate, Subject subject, string metric) => gate.Budgets
        .Where(b => b.Metric.Key == metric && b.Item.Expression.Comparison is Comparison.Less or Comparison.AtMost && subject.Carriers.Contains(b.Target?.Name ?? Subject.GateCarrier))
        .Select(b => (b.Limit as Limit.Fixed)?.Quantity.Value)
        .Min();
}
