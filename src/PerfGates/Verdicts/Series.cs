using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>The readings of one metric of one subject, one per run, in order; never empty.</summary>
internal sealed record Series(string Kind, string Name, IReadOnlyList<Reading> Readings, int RunsWithout)
{
    public IReadOnlyList<double> Values => [.. Readings.Select(r => r.Value)];

    public Dimension? Dimension => Readings[0].Dimension;

    public static IReadOnlyList<Series> Of(PlannedBudget budget, GateMeasurements measured) =>
        Of(budget.Metric, [budget.Target?.Name ?? Subject.GateCarrier], budget.Target?.Kind, measured);

    /// <param name="kind">Null where the gate's own budgets are meant, which hold for subjects of every kind.</param>
    public static IReadOnlyList<Series> Of(Metric metric, IReadOnlyList<string> carriers, string? kind, GateMeasurements measured) =>
        [.. measured.Runs
            .SelectMany(r => r.Subjects)
            .Where(s => (kind is null || s.Kind == kind) && carriers.Any(s.Carriers.Contains))
            .GroupBy(s => (s.Kind, s.Name))
            .Select(g => (g.Key, Readings: g.Where(s => s.Values.ContainsKey(metric.Name)).Select(s => s.Values[metric.Name]).ToList()))
            .Where(s => s.Readings.Count > 0)
            .Select(s => new Series(s.Key.Kind, s.Key.Name, s.Readings, measured.Runs.Count - s.Readings.Count))];

    /// <summary>Median: Hyndman and Fan 1996, definition 7, at 0.5.</summary>
    public double Reduced(Reduction reduction)
    {
        double[] sorted = [.. Values.Order()];
        return reduction == Reduction.Minimum ? sorted[0] : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The cause that came with the reading nearest to what was judged.</summary>
    public string? CauseOf(double value) => Readings.MinBy(r => Math.Abs(r.Value - value)).Cause;

    /// <summary>Why these readings cannot be held against the budget: missing in some runs, another unit, the other direction.</summary>
    public Diagnostic? Misfit(PlannedGate gate, PlannedBudget budget, Quantity limit)
    {
        var metric = budget.Metric.Name;
        if (RunsWithout > 0)
            return Rules.NotMeasured.At(budget.Span, BreachText.Where(gate, budget), metric, $": only in {Readings.Count} of {gate.Bound.Sampling.Count(Readings.Count + RunsWithout)}");
        if (Readings.Any(r => !double.IsFinite(r.Value)))
            return Rules.NotMeasured.At(budget.Span, BreachText.Where(gate, budget), metric, ": not a finite number");
        if (budget.Metric.Dimension is null && Readings.Select(r => r.Dimension ?? Units.Dimension.Number).FirstOrDefault(d => d != limit.Dimension, limit.Dimension) is var reported && reported != limit.Dimension)
            return Rules.UnitMismatch.At(budget.Span, metric, Reported(reported), QuantityText.Name(limit.Dimension) + "s", QuantityText.Example(limit.Dimension));
        if (!budget.Item.Inverted && Readings.FirstOrDefault(r => Contradicts(r.Better, budget.Item.Expression.Comparison)) is { Better: { } better })
            return Rules.DirectionMismatch.At(budget.Span, metric, better == Direction.HigherIsBetter ? "higher" : "lower", budget.Item.Expression.Text);
        return null;
    }

    private static string Reported(Dimension dimension) => dimension == Units.Dimension.Number ? "bare numbers" : QuantityText.Name(dimension) + "s";

    private static bool Contradicts(Direction? better, Comparison comparison) => (better, comparison) is
        (Direction.HigherIsBetter, Comparison.Less or Comparison.AtMost) or (Direction.LowerIsBetter, Comparison.Greater or Comparison.AtLeast);
}
