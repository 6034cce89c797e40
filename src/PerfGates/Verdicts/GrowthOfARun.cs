using PerfGates.Probes;
using PerfGates.Statistics;
using PerfGates.Statistics.Rules;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>Floors of one run against a limit of their growth, by <see cref="LeakRule"/>: the first stretch may pass, a breach shows in two.</summary>
internal static class GrowthOfARun
{
    public static Ruling Judged(Matter matter, Evidence.Growth evidence, double limit)
    {
        // Exact tests of ranks: what is compared is growth per second.
        Growth[] stretches = [.. evidence.Stretches.Select(s => LeakRule.Stretch(s.Times, s.Floors, limit / evidence.Per, matter.Beta))];
        var decision = LeakRule.Decide(stretches);
        var told = decision == Decision.Exceeds ? stretches[1] : stretches[0];
        var interval = new Interval(told.Interval.Low * evidence.Per, told.Interval.High * evidence.Per);
        var value = told.Slope * evidence.Per;
        var grounds = new Grounds
        {
            Rule = RuleNames.Floors,
            Count = told.Floors,
            Word = "floor",
            Interval = interval,
            Closeness = OneRun.Closeness(interval, value, limit),
            Notes = [$"per {QuantityText.Format(new(evidence.Per, Dimension.Time))}", .. decision == Decision.Exceeds ? ["on two stretches of time, each judged alone"] : Array.Empty<string>()],
            Doubt = decision == Decision.Undecided ? Unclear(matter, stretches, interval) : null,
        };
        return new(decision.Verdict(), value, limit, grounds);
    }

    private static Doubt Unclear(Matter matter, Growth[] stretches, Interval interval)
    {
        var dimension = matter.Budget.Metric.Dimension ?? Dimension.Number;
        var grounds = new Grounds { Rule = RuleNames.Floors, Count = stretches[0].Floors, Word = "floor", Interval = interval };
        var known = $"{BreachText.Knowledge(matter.Gate, grounds, dimension)}, {InconclusiveText.Count(grounds)}";
        return stretches switch
        {
            [{ Floors: < LeakRule.FewestFloors }, ..] => OneRun.Unclear(known, $"it takes {LeakRule.FewestFloors} floors at the least, better 9; let it run for longer"),
            [{ Decision: Decision.Holds }, ..] => OneRun.Unclear(known, "it kept the limit at first and not afterwards; let it run for longer"),
            [{ Decision: Decision.Exceeds }] => OneRun.Unclear(known, "it looks like growth, and nothing was left of the time to confirm it; let it run for longer"),
            [{ Decision: Decision.Exceeds }, ..] => OneRun.Unclear(known, "it looked like growth at first and not afterwards; a longer 'warmup' would tell"),
            _ => OneRun.Unclear(known, "let it run for longer, so that what grows stands out of what comes and goes"),
        };
    }
}
