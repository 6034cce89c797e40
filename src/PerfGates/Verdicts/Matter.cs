using PerfGates.Budgets;
using PerfGates.Planning;
using PerfGates.Probes;

namespace PerfGates.Verdicts;

/// <summary>One subject that a budget is held against.</summary>
internal sealed record Matter(JudgeInput Input, PlannedGate Gate, PlannedBudget Budget, Series Head)
{
    public GateMeasurements Measured => Input.Of(Gate);

    public double Beta => 1 - Gate.Confidence.Level;

    /// <summary>Runs of the gate at most, for a limit that is no comparison.</summary>
    public int Most => Gate.Bound.Sampling.Most;

    /// <summary>Runs, or pairs of them, at most for this budget.</summary>
    public int Cap => Budget.Limit is not Limit.Baseline ? Most : Gate.Bound.Sampling.MostCompared ?? Input.Plan.Comparing.MaxPairs;

    /// <summary>Whether the rules of samples are left aside: the user wants it so, or an equality leaves nothing to estimate.</summary>
    public bool JudgedAsObserved => Gate.Confidence.Observed || Budget.Item.Expression.Comparison == Comparison.Equal;

    public bool Holds(double value, double limit) => Budget.Item.Expression.Comparison.Holds(value, limit);
}
