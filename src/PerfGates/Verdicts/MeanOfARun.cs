using PerfGates.Probes;
using PerfGates.Statistics.Rules;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>A mean over one run's windows, by <see cref="RateRule"/>.</summary>
internal static class MeanOfARun
{
    /// <param name="value">As the probe computed it over the whole run.</param>
    public static OneRun Judged(Matter matter, Evidence.Mean evidence, double value, double limit)
    {
        // The rule knows what is worse the larger it is.
        var sign = matter.Budget.HigherIsWorse ? 1 : -1;
        var rate = RateRule.Round([.. evidence.Windows.Select(w => sign * w)], sign * limit, matter.Beta);
        var interval = sign > 0 ? rate.Interval : new(-rate.Interval.High, -rate.Interval.Low);
        var grounds = new Grounds
        {
            Rule = RuleNames.WindowMeans,
            Count = evidence.Windows.Count,
            Word = "window",
            Interval = interval,
            Closeness = OneRun.Closeness(interval, value, limit),
        };
        var decision = Agrees(matter, rate.Decision, value, limit) ? rate.Decision : Decision.Undecided;
        return new(decision, value, grounds, decision == Decision.Undecided ? Unclear(matter, grounds, rate) : null);
    }

    // Each window counts the same, however many events were in it: after a stall very many are in one.
    private static bool Agrees(Matter matter, Decision decision, double value, double limit) =>
        decision == Decision.Undecided || (matter.Budget.HigherIsWorse ? value > limit : value < limit) == (decision == Decision.Exceeds);

    private static Doubt Unclear(Matter matter, Grounds grounds, WindowedRate rate) => rate.Doubt switch
    {
        Statistics.Rules.Doubt.TooFew => OneRun.Unclear($"{RateRule.FewestWindows} full windows of time are needed, and there {(grounds.Count == 1 ? "was" : "were")} {grounds.Count}", "let the load go on for longer"),
        Statistics.Rules.Doubt.TooCorrelated => OneRun.Unclear("it drifts over a large part of the run", "warm up for longer, or let the load go on for several times as long"),
        _ => OneRun.Unclear($"{BreachText.Knowledge(matter.Gate, grounds, matter.Budget.Metric.Dimension ?? Dimension.Number)}, {InconclusiveText.Count(grounds)}", OneRun.Need(grounds, grounds.Closeness)),
    };
}
