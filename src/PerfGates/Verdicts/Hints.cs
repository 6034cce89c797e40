using System.Globalization;
using PerfGates.Planning;
using PerfGates.Probes;

namespace PerfGates.Verdicts;

/// <summary>What a reader should know although it decides nothing: limits that are nearly used up, values that scatter.</summary>
internal static class Hints
{
    // A limit with so little to spare breaks with the next change.
    private const double Near = 0.05;

    // Between fresh processes of one build 0.7 to 2.1 % are usual; five times that is a machine, or a benchmark, to look at.
    private const double Scatters = 0.1;
    private const int FewestRuns = 5;

    /// <summary>Limits with little to spare, a line each.</summary>
    public static IReadOnlyList<string> NearLimits(PlannedGate gate, IReadOnlyList<JudgedBudget> budgets) =>
    [
        .. budgets.Where(b => b is { Verdict: Verdict.Pass, Worst.Overshoot: > -Near and <= 0, Budget.Limit: not Limit.Baseline, Budget.Item.Expression.Comparison: not Budgets.Comparison.Equal }).Select(b => NearLimit(gate, b)),
    ];

    /// <summary>Values that vary from run to run, a line each.</summary>
    public static IReadOnlyList<string> Scatter(PlannedGate gate, IReadOnlyList<JudgedBudget> budgets) =>
    [
        .. budgets.Where(b => b.Budget.Metric.Nature == Nature.Sampled).SelectMany(b => b.Subjects.Select(s => (b, s))).Where(b => b.s.Samples.Count >= FewestRuns && Spread(b.s.Samples) > Scatters)
            .DistinctBy(b => (b.s.Kind, b.s.Name, b.b.Budget.Metric.Name)).Select(b => Scattered(gate, b.b.Budget, b.s)),
    ];

    private static string NearLimit(PlannedGate gate, JudgedBudget judged) =>
        $"{BreachText.Where(gate, judged.Budget, judged.Worst!)}: '{judged.Budget.Item.Expression.Text}' has only {Percent(Math.Abs(judged.Worst!.Overshoot))} to spare";

    private static string Scattered(PlannedGate gate, PlannedBudget budget, JudgedSubject subject) =>
        $"{BreachText.Where(gate, budget, subject)}: {budget.Metric.Name} varies by {Percent(Spread(subject.Samples))} from run to run; a quieter machine, or more work in a run, would let it be judged sooner";

    // Half of the range that holds the middle half, over the median: robust, and zero for what is constant.
    private static double Spread(IReadOnlyList<double> samples)
    {
        double[] sorted = [.. samples.Order()];
        var median = Median.Of(sorted);
        return median == 0 ? 0 : (Statistics.Quantile.Of(sorted, 0.75) - Statistics.Quantile.Of(sorted, 0.25)) / 2 / Math.Abs(median);
    }

    private static string Percent(double share) => $"{Math.Round(share * 100, 1).ToString("0.#", CultureInfo.InvariantCulture)} %";
}
