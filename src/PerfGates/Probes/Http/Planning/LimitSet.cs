using PerfGates.Budgets;

namespace PerfGates.Probes.Http.Planning;

/// <summary>The limits that windows count at exactly.</summary>
internal static class LimitSet
{
    /// <summary>In seconds, rising, each once: of every percentile that has a budget, and of the conditions of loads.</summary>
    public static IReadOnlyList<double> Of(HttpPlan plan, RunContext context)
    {
        var budgeted = context.Limits.Where(l => HttpMetrics.ShareOf(l.Metric.Name) is not null).Select(l => l.Value);
        var conditions = plan.Loads.SelectMany(l => l.Settings.Abort.Concat(l.Settings.Stress?.BrokenWhen ?? (IReadOnlyList<Condition>)[])).Where(c => HttpMetrics.ShareOf(c.Metric) is not null).Select(c => c.Limit.Value);
        return [.. budgeted.Concat(conditions).Distinct().Order()];
    }
}
