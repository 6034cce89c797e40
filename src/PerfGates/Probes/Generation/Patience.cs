using PerfGates.Budgets;
using PerfGates.Probes.Generation.Settings;
using PerfGates.Units;

namespace PerfGates.Probes.Generation;

/// <summary>How long to wait for what its budgets say should take less.</summary>
internal static class Patience
{
    private const double Factor = 1.5;

    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    /// <summary>Of one; without a limit the gate's timeout alone ends it.</summary>
    public static TimeSpan Of(RunContext context) =>
        LongestLimit(context.Limits.Select(l => (l.Metric.Name, l.Value))) is { } limit ? TimeSpan.FromSeconds(Math.Min(limit * Factor, TimeSpan.FromDays(1).TotalSeconds)) : TimeSpan.FromDays(1);

    /// <summary>Of a gate that says no 'timeout': all its runs, and two for the one that warms up; null where no budget limits it.</summary>
    public static TimeSpan? OfGate(GenerationSettings settings, IReadOnlyList<BudgetItem> budgets)
    {
        var limits = budgets.Select(b => b.Expression).Where(e => e.Limit is LimitSyntax.Absolute { Quantity.Dimension: Dimension.Time }).Select(e => (e.Metric, ((LimitSyntax.Absolute)e.Limit).Quantity.Value));
        return LongestLimit(limits) is { } limit ? TimeSpan.FromSeconds(Math.Min(limit * Factor * (settings.Runs + 2), TimeSpan.FromDays(1).TotalSeconds)) + Usual : null;
    }

    /// <summary>In seconds; of one metric, or of all that bound how long one takes.</summary>
    public static double? LongestLimit(IEnumerable<(string Metric, double Value)> limits, string? metric = null)
    {
        double[] longest = [.. limits.Where(l => metric is null ? l.Metric is GenerationMetrics.Total or GenerationMetrics.Makespan || l.Metric.StartsWith(GenerationMetrics.TotalOf, StringComparison.Ordinal) : l.Metric == metric).Select(l => l.Value)];
        return longest.Length == 0 ? null : longest.Max();
    }
}
