using PerfGates.Budgets;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Statistics.Rules;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>A gate against a multiple of what another measures: two groups of runs, no pairs.</summary>
internal static class AgainstGate
{
    /// <summary>Of several subjects of the other gate the one that makes the limit hardest to keep; null if it was not wholly measured.</summary>
    public static (Quantity Limit, IReadOnlyList<double> Values)? Referred(PlannedBudget budget, Limit.Relation relation, Measurements all)
    {
        if (!all.Gates.TryGetValue(relation.Gate, out var other) || other.AllProblems.Any(p => p.Severity == Diagnostics.Severity.Error)) return null;
        var series = Series.Of(relation.Metric, [Subject.GateCarrier], null, other);
        if (series.Count == 0 || series.Any(s => !s.IsWhole) || series.Select(s => s.Dimension).Distinct().Count() > 1) return null;
        var hardest = budget.HigherIsWorse || budget.Item.Expression.Comparison == Comparison.Equal
            ? series.MinBy(s => s.Reduced(relation.Metric.Reduction))!
            : series.MaxBy(s => s.Reduced(relation.Metric.Reduction))!;
        // A unit that nobody wrote is not invented: 1200 beside a budget in seconds is no 1200 s.
        return (new(hardest.Reduced(relation.Metric.Reduction) * relation.Factor, relation.Metric.Dimension ?? series[0].Dimension ?? Dimension.Number), hardest.Values);
    }

    public static Ruling Of(Matter matter, Limit.Relation relation, double limit, IReadOnlyList<double> others)
    {
        var bothExact = matter.Budget.Metric.Nature == Nature.Exact && relation.Metric.Nature == Nature.Exact;
        if (bothExact || matter.JudgedAsObserved || matter.Most < UnpairedTRule.Fewest || others.Count < UnpairedTRule.Fewest) return AsObserved.Of(matter, limit);
        var comparisons = Comparisons.Of(matter, relation.Factor, 0, others, matter.Head.Values, Comparisons.MarginUnpaired);
        var (baseValues, headValues) = (comparisons.Scale.Of(others), comparisons.Scale.Of(matter.Head.Values));
        var most = matter.Most;
        var grounds = new Grounds { Rule = RuleNames.Observed, Count = headValues.Length, Word = matter.Gate.Bound.Sampling.Word };
        if (others.Count < GroupRule.FewestStored || most < GroupRule.FewestStored)
        {
            // One look, when all that will come is there.
            var needed = Math.Max(UnpairedTRule.Fewest, Math.Min(most, GroupRule.FewestStored));
            return headValues.Length < needed
                ? AsObserved.Of(matter, limit) with { Verdict = Verdict.Inconclusive, Grounds = grounds with { NeedsMore = headValues.Length < most } }
                : Ruled(UnpairedTRule.Decide(baseValues, [.. headValues.Take(needed)], comparisons.Claim, matter.Beta), grounds);
        }
        var finding = new GroupRule(baseValues, comparisons.Claim, most, matter.Beta).Decide(headValues)!;
        return Ruled(finding, grounds with { NeedsMore = finding is { Decision: Decision.Undecided, NextLook: not null } });

        Ruling Ruled(Finding found, Grounds on) => Disturbed.Or(matter, comparisons.Ruling(found, matter.Head.MedianOf(found.Count), $"gate '{relation.Gate}'", on));
    }
}
