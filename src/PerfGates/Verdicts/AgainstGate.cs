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

    /// <summary>So many runs of the other gate, its first, are what this one is held against; fewer if it may not take as many.</summary>
    public static int RunsWanted(PlannedGate other) => Math.Min(GroupRule.FewestStored, other.Bound.Sampling.Most);

    public static Ruling Of(Matter matter, Limit.Relation relation, double limit, IReadOnlyList<double> others)
    {
        var other = matter.Input.Plan.Gates.First(g => g.Name.Value == relation.Gate);
        var (most, wanted) = (matter.Most, RunsWanted(other));
        var bothExact = matter.Budget.Metric.Nature == Nature.Exact && relation.Metric.Nature == Nature.Exact;
        if (bothExact || matter.JudgedAsObserved) return AsObserved.Of(matter, limit);
        if (most < UnpairedTRule.Fewest || wanted < UnpairedTRule.Fewest) return Disturbed.Or(matter, AsObserved.Of(matter, limit));
        var values = matter.Head.Values;
        var grounds = new Grounds { Rule = RuleNames.Observed, Count = values.Count, Word = matter.Gate.Bound.Sampling.Word };
        // Where gates refer in a circle, or take turns, the other may not be there yet; when it is, it stays as it is.
        if (others.Count < wanted) return new(Verdict.Inconclusive, matter.Head.MedianOf(values.Count), limit, grounds with { NeedsMore = values.Count < Math.Min(most, GroupRule.FewestStored) });

        double[] baseValues = [.. others.Take(wanted)];
        var comparisons = Comparisons.Of(matter, relation.Factor, 0, baseValues, values, Comparisons.MarginUnpaired);
        var (ofBase, ofHead) = (comparisons.Scale.Of(baseValues), comparisons.Scale.Of(values));
        if (wanted < GroupRule.FewestStored || most < GroupRule.FewestStored)
        {
            // One look, when all that will come is there.
            var needed = Math.Max(UnpairedTRule.Fewest, Math.Min(most, GroupRule.FewestStored));
            return ofHead.Length < needed
                ? new(Verdict.Inconclusive, matter.Head.MedianOf(values.Count), limit, grounds with { NeedsMore = ofHead.Length < most })
                : Ruled(UnpairedTRule.Decide(ofBase, [.. ofHead.Take(needed)], comparisons.Claim, matter.Beta), grounds);
        }
        var finding = new GroupRule(ofBase, comparisons.Claim, most, matter.Beta).Decide(ofHead)!;
        return Ruled(finding, grounds with { NeedsMore = finding is { Decision: Decision.Undecided, NextLook: not null } });

        Ruling Ruled(Finding found, Grounds on) => Disturbed.OrReference(matter, other, wanted, Disturbed.Or(matter, comparisons.Ruling(found, matter.Head.MedianOf(found.Count), $"gate '{relation.Gate}'", on)));
    }
}
