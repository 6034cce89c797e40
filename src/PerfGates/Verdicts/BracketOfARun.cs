using PerfGates.Probes;
using PerfGates.Statistics.Rules;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>What one search for the highest good value found: it held up to here, and broke there. In between nothing is known.</summary>
internal static class BracketOfARun
{
    public static OneRun Judged(Matter matter, Evidence.Bracket evidence, double value, double limit)
    {
        var decision = matter.Holds(value, limit) ? Decision.Holds
            : evidence.FirstBad <= limit ? Decision.Exceeds
            : Decision.Undecided;
        var found = $"it held at {Text(matter, value)}{(evidence.FirstBad is { } bad ? $" and broke at {Text(matter, bad)}" : "")}";
        var grounds = new Grounds { Rule = RuleNames.Bracket, Count = 1, Word = "search", Interval = new(value, evidence.FirstBad ?? double.PositiveInfinity), Notes = [found] };
        return new(decision, value, grounds, decision == Decision.Undecided ? OneRun.Unclear(found, evidence.Doubt ?? Need(evidence, value)) : null);
    }

    private static string Need(Evidence.Bracket evidence, double value) =>
        evidence.FirstBad is null ? "a higher 'ceiling' would tell" : value == 0 ? "a lower 'start' would tell" : "a smaller 'precision' would tell";

    private static string Text(Matter matter, double value) => QuantityText.Format(new(value, matter.Budget.Metric.Dimension ?? Dimension.Number));
}
