using PerfGates.Probes;
using PerfGates.Statistics;
using PerfGates.Statistics.Rules;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>A share of one run's events, by <see cref="ShareRule"/>, discounted for events that resemble their neighbours.</summary>
internal static class HitsOfARun
{
    public static OneRun Judged(Matter matter, Evidence.Hits evidence, double limit)
    {
        // The rule knows shares that are worse the larger they are: of those that are better so, the rest is judged.
        var worse = matter.Budget.HigherIsWorse;
        double[] trials = [.. evidence.Windows.Select(w => (double)w.Trials)];
        double[] bad = [.. evidence.Windows.Select(w => (double)(worse ? w.Hits : w.Trials - w.Hits))];
        var (hits, all) = ((int)bad.Sum(), (int)trials.Sum());
        var round = Dispersion(trials, bad) is { } dispersion
            ? ShareRule.Round(hits, all, dispersion, worse ? limit : 1 - limit, matter.Beta)
            : Exceedance.Unclear(hits, all, Statistics.Rules.Doubt.TooCorrelated);
        var observed = all == 0 ? double.NaN : (double)hits / all;
        var value = worse ? observed : 1 - observed;
        var interval = double.IsNaN(round.Dispersion) ? Interval.Unbounded : ClopperPearson.Interval(hits / round.Dispersion, all / round.Dispersion, 1 - matter.Beta);
        var grounds = new Grounds
        {
            Rule = RuleNames.Shares,
            Count = all,
            Word = evidence.Word,
            Interval = worse ? interval : new(1 - interval.High, 1 - interval.Low),
            Closeness = OneRun.Closeness(interval, value, limit),
            Events = new(round, worse ? limit : 1 - limit),
        };
        return new(round.Decision, value, grounds, round.Decision == Decision.Undecided ? Unclear(matter, grounds, round) : null);
    }

    private static Doubt Unclear(Matter matter, Grounds grounds, Exceedance round) => round.Doubt switch
    {
        Statistics.Rules.Doubt.TooCorrelated => OneRun.Unclear("they come in bursts that are long for this run", "let the load go on for several times as long"),
        Statistics.Rules.Doubt.TooFew => OneRun.Unclear($"even where all is well this limit takes {Fewest(grounds.Events!.Allowed, matter.Beta)} {grounds.Word}s, and there were {grounds.Count}", "let the load go on for longer"),
        _ => OneRun.Unclear($"{BreachText.Knowledge(matter.Gate, grounds, matter.Budget.Metric.Dimension ?? Dimension.Number)}, {InconclusiveText.Count(grounds)}", OneRun.Need(grounds, grounds.Closeness)),
    };

    // None of them hit, the share is still up to 1 - β^(1/n).
    private static double Fewest(double allowed, double beta) => Math.Ceiling(Math.Log(beta) / Math.Log(1 - allowed));

    /// <summary>1 where there are too few to tell, or where none (or all) hit; null where even long stretches resemble their neighbours.</summary>
    private static double? Dispersion(double[] trials, double[] bad)
    {
        var (hits, all) = (bad.Sum(), trials.Sum());
        if (all < TimeBatches.FewestEvents || hits == 0 || hits == all) return 1;
        return new WindowedEvents(trials, bad, new double[trials.Length], 0, []).Quiet()?.DispersionOfShares(hits / all);
    }
}
