using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>The readings of one metric of one subject, one per run that measured it, in order; never empty.</summary>
/// <param name="RunsWithout">Runs that should have measured it and did not.</param>
/// <param name="Facts">What the probe says its figures depend on.</param>
internal sealed record Series(string Kind, string Name, IReadOnlyList<Reading> Readings, int RunsWithout, IReadOnlyDictionary<string, string> Facts)
{
    public SubjectKey Key => new(Kind, Name);

    public IReadOnlyList<double> Values => [.. Readings.Select(r => r.Value)];

    public Dimension? Dimension => Readings[0].Dimension;

    /// <summary>One finite value in every run, all in one unit: nothing less can be a limit.</summary>
    public bool IsWhole => RunsWithout == 0 && Readings.All(r => double.IsFinite(r.Value)) && Dimensions.Count() == 1;

    public static IReadOnlyList<Series> Of(PlannedBudget budget, GateMeasurements measured) =>
        Of(budget.Metric, [budget.Target?.Name ?? Subject.GateCarrier], budget.Target?.Kind, measured);

    /// <param name="kind">Null where the gate's own budgets are meant, which hold for subjects of every kind.</param>
    public static IReadOnlyList<Series> Of(Metric metric, IReadOnlyList<string> carriers, string? kind, GateMeasurements measured)
    {
        var facts = measured.Runs.FirstOrDefault()?.Facts ?? new Dictionary<string, string>();
        return [.. measured.Runs
            .SelectMany(r => r.Subjects)
            .Where(s => (kind is null || s.Kind == kind) && carriers.Any(s.Carriers.Contains))
            .GroupBy(s => s.Key)
            .Select(g => (g.Key, Readings: g.Where(s => s.Values.ContainsKey(metric.Key)).Select(s => s.Values[metric.Key]).ToList()))
            .Where(s => s.Readings.Count > 0)
            .Select(s => new Series(s.Key.Kind, s.Key.Name, s.Readings, measured.Rounds.Count(r => !r.NotAsked.Contains(s.Key)) - s.Readings.Count, facts))];
    }

    public bool IsIn(Observations run) => run.Subjects.Any(s => s.Key == Key);

    public double MedianOf(int runs) => Median.Of([.. Values.Take(Math.Max(runs, 1))]);

    public double Reduced(Reduction reduction) => reduction == Reduction.Minimum ? Values.Min() : Median.Of(Values);

    /// <summary>The cause that came with the reading nearest to what was judged.</summary>
    public string? CauseOf(double value) => Readings.MinBy(r => Math.Abs(r.Value - value)).Cause;

    /// <summary>Where the reading nearest to what was judged comes from.</summary>
    public string? SourceOf(double value) => Readings.MinBy(r => Math.Abs(r.Value - value)).Source;

    /// <summary>Why these readings cannot be held against the budget: missing in some runs, another unit, the other direction.</summary>
    public Diagnostic? Misfit(PlannedGate gate, PlannedBudget budget, Dimension limit)
    {
        var (metric, where) = (budget.Metric.Name, Name.Length > 0 ? BreachText.Where(gate, Kind, Name) : BreachText.Where(gate, budget));
        if (RunsWithout > 0)
            return Rules.NotMeasured.At(budget.Span, where, metric, $": only in {Readings.Count} of {gate.Bound.Sampling.Count(Readings.Count + RunsWithout)}");
        // Only a limit that is a quantity is judged by its evidence; a comparison takes the values, and there is none.
        if (Readings.Any(r => !double.IsFinite(r.Value) && !(budget.Limit is Limit.Fixed && r.Evidence is Evidence.Unknown)))
            return Rules.NotMeasured.At(budget.Span, where, metric, ": not a finite number");
        if (budget is { Metric.Dimension: { } known, Limit: Limit.Relation relation } && known != limit)
            return UnitMismatch(budget, $"{relation.Gate}.{relation.Metric.Name}", limit, known);
        if (budget.Metric.Dimension is null && Dimensions.FirstOrDefault(d => d != limit, limit) is var reported && reported != limit)
            return UnitMismatch(budget, metric, reported, limit);
        if (Readings.FirstOrDefault(r => budget.IsContradictedBy(r.Better)) is { Better: { } better })
            return Rules.DirectionMismatch.At(budget.Span, metric, better == Direction.HigherIsBetter ? "higher" : "lower", budget.Item.Expression.Text);
        return null;
    }

    private IEnumerable<Dimension> Dimensions => Readings.Select(r => r.Dimension ?? Units.Dimension.Number).Distinct();

    private static Diagnostic UnitMismatch(PlannedBudget budget, string metric, Dimension reported, Dimension wanted) =>
        Rules.UnitMismatch.At(budget.Span, metric, Reported(reported), Reported(wanted), QuantityText.Example(wanted));

    private static string Reported(Dimension dimension) => QuantityText.Name(dimension) + "s";
}
