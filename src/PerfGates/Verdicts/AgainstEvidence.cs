using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Statistics.Rules;
using PerfGates.Units;
using Doubt = PerfGates.Verdicts.Doubt;

namespace PerfGates.Verdicts;

/// <summary>
/// One run of many events against a limit that is a quantity: it passes on one run, a breach must show in two, the second
/// with everything started afresh.
/// </summary>
internal static class AgainstEvidence
{
    /// <summary>Two suspicions of 3 % each are wrong together in less than 0.1 %.</summary>
    public const int Runs = 2;

    public static Ruling Of(Matter matter, double limit)
    {
        // What one run could not know the other may have seen.
        Reading[] readings = [.. matter.Head.Readings.Take(Runs).Where(r => r.Evidence is not Evidence.Unknown)];
        if (readings.Length == 0) return Unclear(matter, limit, ((Evidence.Unknown)matter.Head.Readings[0].Evidence!).Why);
        if (readings.Any(r => r.Evidence is null || HasNoRule(matter.Budget, r.Evidence)))
            return Trusted(matter, Disturbed.Or(matter, Worst(matter, readings, limit)), readings);
        // Every run that grows is one too many, and each confirms itself.
        if (readings.Any(r => r.Evidence is Evidence.Growth))
            return readings.Select(r => GrowthOfARun.Judged(matter, (Evidence.Growth)r.Evidence!, limit)).MaxBy(r => r.Verdict)!;
        OneRun[] runs = [.. readings.Select(r => r.Evidence switch
        {
            Evidence.Percentile percentile => EventsOfARun.Judged(matter, percentile, r.Value, limit),
            Evidence.Hits hits => HitsOfARun.Judged(matter, hits, limit),
            Evidence.Mean mean => MeanOfARun.Judged(matter, mean, r.Value, limit),
            Evidence.Bracket bracket => BracketOfARun.Judged(matter, bracket, r.Value, limit),
            _ => throw new System.Diagnostics.UnreachableException(),
        })];
        return Trusted(matter, Disturbed.Or(matter, Of(matter, runs, limit)), readings);
    }

    // Rules are for the side that a metric is worse on: who turns it round ('inverted') means what is seen. So does a limit on
    // how many there may be, as that is of this run and of no other.
    public static bool HasNoRule(PlannedBudget budget, Evidence evidence) => budget.Item.Expression.Comparison == Comparison.Equal || evidence switch
    {
        Evidence.Once => true,
        Evidence.Hits => budget.Metric.Dimension != Dimension.Share,
        Evidence.Percentile => !budget.HigherIsWorse,
        Evidence.Bracket => budget.HigherIsWorse,
        Evidence.Growth => !budget.HigherIsWorse,
        _ => false,
    };

    public static Ruling Unclear(Matter matter, double limit, string why) => new(Verdict.Inconclusive, double.NaN, limit, new Grounds
    {
        Rule = RuleNames.Observed,
        Count = matter.Head.Values.Count,
        Word = matter.Gate.Bound.Sampling.Word,
        Doubt = new(Rules.NotKnown, why) { HasNoValue = true },
    });

    // Each run by itself: another budget may have asked for the second one, and what one of them saw is not halved by the other.
    private static Ruling Worst(Matter matter, Reading[] readings, double limit) =>
        readings.Select(r => AsObserved.Of(matter with { Head = matter.Head with { Readings = [r] } }, limit))
            .MaxBy(r => (r.Verdict, r.Verdict == Verdict.Breach ? Math.Abs(r.Value - limit) : -Math.Abs(r.Value - limit)))!;

    private static Ruling Of(Matter matter, OneRun[] runs, double limit)
    {
        var first = runs[0];
        var suspected = first.Decision == Decision.Exceeds;
        var decision = (suspected, runs.Length) switch
        {
            (true, 1) => Decision.Undecided,
            (true, _) => runs[1].Decision == Decision.Exceeds ? Decision.Exceeds : Decision.Undecided,
            _ => first.Decision,
        };
        var dimension = matter.Budget.Metric.Dimension ?? Dimension.Number;
        var grounds = first.Grounds with
        {
            NeedsMore = suspected && runs.Length == 1 && matter.Most > 1,
            Unconfirmed = suspected && runs.Length == 1,
            Doubt = decision != Decision.Undecided ? null
                : suspected ? new Doubt(Rules.Undecided, "", runs.Length == 1 ? "a second run must confirm it" : $"a second run had {QuantityText.Format(new(runs[1].Value, dimension))} and did not confirm it; {OneRun.MoreOf(first)}") { SaysLimit = true }
                : first.Doubt,
            Notes = decision == Decision.Exceeds ? [.. first.Grounds.Notes, $"confirmed by a second run: {QuantityText.Format(new(runs[1].Value, dimension))}"] : first.Grounds.Notes,
        };
        return new(decision.Verdict(), first.Value, limit, grounds);
    }

    // Of a limit that is kept twice over, a load that is lighter by some percent takes nothing away.
    private const double WellKept = 2;

    // A meter that was the bottleneck explains a bad value, as far as its trouble goes, and less load than was meant explains a good one.
    private static Ruling Trusted(Matter matter, Ruling ruling, Reading[] readings)
    {
        var (rule, why) = ruling.Verdict switch
        {
            Verdict.Breach => (Rules.MeterOverloaded, readings.Select(r => r.Evidence).FirstOrDefault(e => e?.MeterOverloaded is not null && Math.Abs(ruling.Value - ruling.Limit) <= e.MeterError)?.MeterOverloaded),
            Verdict.Pass => (Rules.LoadTooLight, readings[0].Evidence is { LoadTooLight: { } light } evidence && !IsWellKept(matter, ruling, evidence.LoadShare) ? light : null),
            _ => (Rules.Undecided, null),
        };
        return why is null || matter.JudgedAsObserved ? ruling
            : ruling with { Verdict = Verdict.Inconclusive, Grounds = ruling.Grounds with { Doubt = new(rule, why) { SaysLimit = true } } };
    }

    private static bool IsWellKept(Matter matter, Ruling ruling, double share) => share > 0 &&
        (matter.Budget.HigherIsWorse ? ruling.Value * WellKept <= ruling.Limit * share : ruling.Value * share >= ruling.Limit * WellKept);
}
