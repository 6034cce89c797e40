using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes.Http.Planning;
using PerfGates.Probes.Http.Settings;
using PerfGates.Units;

namespace PerfGates.Probes.Http;

/// <summary>Budgets that these loads can never breach, or never keep.</summary>
internal static class Objections
{
    // Fewer seconds than this say nothing about how even they are; the first second of a step is not judged.
    private const int FewestSeconds = 5;

    /// <param name="level">How sure a pass must be; null: judged as observed.</param>
    public static Diagnostic? To(HttpPlan plan, Target? target, BudgetItem item, double? level)
    {
        var (loads, group) = Meant(plan, target);
        var said = loads.Any(l => l.Settings.Stress is not null) && target is not null ? AboutSearch(loads[0], item) : AboutLoads(plan, loads, group, item, level);
        return said is var (why, instead) ? Rules.Undecidable.At(item.Span, item.Expression.Text, why, instead) : null;
    }

    /// <summary>The loads that a budget holds for, and the requests; null: all.</summary>
    private static (IReadOnlyList<PlannedLoad> Loads, RequestGroup? Group) Meant(HttpPlan plan, Target? target)
    {
        IReadOnlyList<PlannedLoad> judged = [.. plan.Loads.Where(l => l.Settings.Stress is null)];
        if (target is null) return (judged, null);
        if (plan.Loads.FirstOrDefault(l => l.Target == target) is { } load) return ([load], null);
        if (plan.Groups.FirstOrDefault(g => g.Target == target) is { } group) return (judged, group);
        var crossing = plan.Loads.First(l => l.Crossed.Any(c => c.Target == target));
        return ([crossing], crossing.Crossed.First(c => c.Target == target).Group);
    }

    private static (string Why, string Instead)? AboutLoads(HttpPlan plan, IReadOnlyList<PlannedLoad> loads, RequestGroup? group, BudgetItem item, double? level)
    {
        var metric = item.Expression.Metric;
        if (loads.Count == 0) return ("can never be decided, because every load of this gate is a search", "put it under the search itself, which has breaking-point, recovery-time, stability and throughput-consistency");
        if (metric.StartsWith("service.", StringComparison.Ordinal) && loads.All(l => l.Settings.IsClosed))
            return ("can never be decided, because with 'users' nobody waits for a connection", $"write {metric["service.".Length..]}, or use a load with 'rate'");
        if (metric is "late" or "dropped" && loads.All(l => l.Settings.IsClosed))
            return ($"can never fail, because with 'users' each waits for its answer and no request is {metric}", "use a load with 'rate', or remove the budget");
        if (item.Expression.Limit is not LimitSyntax.Absolute || level is null || HttpMetrics.ShareOf(metric) is not { } share) return null;
        var known = loads.Where(l => l.Settings.Iterations is not null).Select(l => plan.RequestsOf(group, l.Settings.Iterations!.Value)).ToList();
        // None over the limit passes only among so many: load.md of the statistics page, "Percentiles".
        var needed = (long)Math.Ceiling(Math.Log(1 - level.Value) / Math.Log(share));
        return known.Count > 0 && known.Min() < needed
            ? ($"can never be decided by {known.Min()} {(known.Min() == 1 ? "request" : "requests")}, for {metric} needs {needed}", $"raise 'iterations', or write median or max instead of {metric}")
            : null;
    }

    private static (string Why, string Instead)? AboutSearch(PlannedLoad load, BudgetItem item)
    {
        if (load.Settings.Stress is not { } stress) return null;
        return item.Expression switch
        {
            { Metric: HttpMetrics.Consistency } => AboutConsistency(stress, item),
            { Metric: HttpMetrics.RecoveryTime, Limit: LimitSyntax.Absolute { Quantity: { Dimension: Dimension.Time } longest } } => AboutRecovery(stress, longest, item.Expression.Comparison),
            { Metric: HttpMetrics.BreakingPoint, Limit: LimitSyntax.Absolute { Quantity: var least } } => AboutCeiling(stress, least),
            _ => null,
        };
    }

    // A server that does not recover counts as if it had done so when waiting for it ended.
    private static (string Why, string Instead)? AboutRecovery(StressSettings stress, Quantity longest, Comparison comparison) =>
        longest.Value < stress.Within.TotalSeconds || (longest.Value == stress.Within.TotalSeconds && comparison == Comparison.Less) ? null
            : ($"can never fail, because the search waits {QuantityText.Format(new(stress.Within.TotalSeconds, Dimension.Time))} for the server to recover, and no longer", "raise 'within' of 'recovery' above it, or lower the limit");

    private static (string Why, string Instead)? AboutCeiling(StressSettings stress, Quantity least) =>
        stress.Ceiling is { } ceiling && least.Value > ceiling.From
            ? ($"can never hold, because the search asks for no more than its ceiling of {ceiling.Text}", "raise 'ceiling', or lower the limit")
            : null;

    private static (string Why, string Instead)? AboutConsistency(StressSettings stress, BudgetItem item)
    {
        if (stress.Step.TotalSeconds < FewestSeconds + 1)
            return ($"can never be decided by steps of {QuantityText.Format(new(stress.Step.TotalSeconds, Dimension.Time))}", $"write 'step: {FewestSeconds + 1}s' or more");
        if (stress.Open.Arrivals != Arrivals.Poisson || !stress.Start.IsRate || item.Expression.Limit is not LimitSyntax.Absolute { Quantity: { Dimension: Dimension.Share } limit }) return null;
        // The count of a Poisson process in a second has the variance of its mean.
        var most = 1 - 1 / Math.Sqrt(stress.Start.From);
        return limit.Value <= most ? null
            : ($"can never hold, because Poisson arrivals at {stress.Start.Text} reach {QuantityText.Format(new(Math.Max(0, Math.Round(most, 3)), Dimension.Share))} at most", "leave out 'arrivals: poisson', start higher, or lower the limit");
    }
}
