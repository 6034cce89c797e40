using PerfGates.Probes;

namespace PerfGates.Verdicts;

/// <summary>A plain comparison: of what is exact, and of what shall be judged as it is.</summary>
internal static class AsObserved
{
    /// <param name="limit">In the unit of the metric.</param>
    /// <param name="against">With what it was compared, if with anything.</param>
    public static Ruling Of(Matter matter, double limit, Against? against = null)
    {
        var (metric, head) = (matter.Budget.Metric, matter.Head);
        var exact = metric.Nature == Nature.Exact;
        var needed = exact ? metric.RunsNeeded : matter.Gate.Bound.Sampling.Observed ?? matter.Most;
        var value = head.Reduced(metric.Reduction);
        var grounds = new Grounds
        {
            Rule = exact ? RuleNames.Exact : RuleNames.Observed,
            Count = head.Values.Count,
            Word = matter.Gate.Bound.Sampling.Word,
            Against = against,
            NeedsMore = head.Values.Count < Math.Min(needed, matter.Cap),
        };
        return new(matter.Holds(value, limit) ? Verdict.Pass : Verdict.Breach, value, limit, grounds);
    }

    /// <summary>Against a base that was observed too.</summary>
    /// <param name="factor">What the limit multiplies base with.</param>
    /// <param name="allowance">What it adds.</param>
    public static Ruling Of(Matter matter, double factor, double allowance, IReadOnlyList<double> baseValues, string with)
    {
        var metric = matter.Budget.Metric;
        var measured = metric.Reduction == Reduction.Minimum ? baseValues.Min() : Median.Of([.. baseValues]);
        var head = matter.Head.Reduced(metric.Reduction);
        // A difference that the meter cannot tell is none: head then counts as what base is.
        var baseValue = metric.Resolution.Tells(measured, head) ? measured : head;
        var ratio = measured == 0 ? double.NaN : head / measured;
        return Of(matter, baseValue * factor + allowance, new(measured, ratio, Statistics.Interval.Unbounded, double.NaN, with, baseValues));
    }
}
