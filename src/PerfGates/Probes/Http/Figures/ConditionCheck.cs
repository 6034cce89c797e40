using PerfGates.Budgets;

namespace PerfGates.Probes.Http.Figures;

/// <summary>Whether a condition holds over some windows.</summary>
/// <param name="limits">Of the plan, in seconds.</param>
internal sealed class ConditionCheck(IReadOnlyList<double> limits)
{
    /// <param name="seconds">How long the windows are together.</param>
    /// <returns>False where nothing was answered, unless the condition is about how long answers take.</returns>
    public bool Holds(Condition condition, Tally tally, double seconds)
    {
        var limit = condition.Limit.Value;
        if (HttpMetrics.ShareOf(condition.Metric) is { } share && limits.ToList().IndexOf(limit) is var place and >= 0 && condition.Comparison is Comparison.Greater or Comparison.AtLeast && tally.Over.Count == limits.Count)
            return tally.Count == 0 || tally.Over[place] > (1 - share) * tally.Count + 1e-9;
        var value = Value(condition, tally, seconds);
        if (double.IsNaN(value)) return condition.Limit.Dimension == Units.Dimension.Time;
        return condition.Comparison.Holds(value, limit);
    }

    private static double Value(Condition condition, Tally t, double seconds)
    {
        var counts = condition.Limit.Dimension == Units.Dimension.Number;
        return condition.Metric switch
        {
            "errors" => counts ? t.Failed : Share(t.Failed, t.Count),
            "availability" => Share(t.Ok, t.Count + t.Dropped),
            "checks" => Share(t.ChecksMet, t.ChecksTried),
            "late" => counts ? t.Late : Share(t.Late, Math.Max(t.Count, t.Late)),
            "dropped" => counts ? t.Dropped : Share(t.Dropped, t.Count + t.Dropped),
            "throughput" => t.Ok / seconds,
            "bytes" => (double)t.Bytes / t.Count,
            "mean" => t.Sum / t.Ok,
            "max" => t.Failed > 0 ? double.PositiveInfinity : t.Ok == 0 ? double.NaN : t.Max,
            "min" => t.Quantile(0),
            "stddev" => t.Ok < 2 ? double.NaN : Math.Sqrt(Math.Max(0, (t.SumOfSquares - t.Sum * t.Sum / t.Ok) / (t.Ok - 1))),
            var percentile => HttpMetrics.ShareOf(percentile) is { } share ? t.Quantile(share) : double.NaN,
        };
    }

    private static double Share(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;
}
