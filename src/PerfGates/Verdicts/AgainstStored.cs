using PerfGates.Baselines;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Statistics.Rules;

namespace PerfGates.Verdicts;

/// <summary>New runs against accepted ones, by <see cref="GroupRule"/>; exact values against exact ones.</summary>
internal static class AgainstStored
{
    public static Ruling Of(Matter matter, Limit.Baseline limit)
    {
        var (head, metric) = (matter.Head, matter.Budget.Metric);
        var exact = metric.Nature == Nature.Exact;
        var found = BaselineLookup.Find(matter.Input.Baseline, matter.Gate.Name.Value, head.Kind, head.Name, metric.Key, metric.Dimension ?? head.Dimension ?? Units.Dimension.Number, matter.Input.Here, head.Facts, exact);
        return found switch
        {
            Stored.Found stored when exact || matter.JudgedAsObserved => AsObserved.Of(matter, limit.Factor, limit.Allowance, stored.Series.Values, With(stored.Accepted)),
            Stored.Found stored => ByRanks(matter, limit, stored),
            Stored.Elsewhere elsewhere => Unclear(matter, new(Rules.OtherMachine, string.Join(", ", elsewhere.Differences.Select(d => $"{d.Field} '{d.There}' there and '{d.Here}' here")))),
            _ => Unclear(matter, new(Rules.NoBaseline, Accept(matter))),
        };
    }

    private static Ruling ByRanks(Matter matter, Limit.Baseline limit, Stored.Found stored)
    {
        var (baseValues, headValues) = (stored.Series.Values, matter.Head.Values);
        var comparisons = Comparisons.Of(matter, limit.Factor, limit.Allowance, baseValues, headValues, Comparisons.MarginUnpaired);
        var rule = new GroupRule(comparisons.Scale.Of(baseValues), comparisons.Claim, matter.Cap, matter.Beta);
        if (rule.Decide(comparisons.Scale.Of(headValues)) is not { } finding)
            return Unclear(matter, new(Rules.TooFewStored, baseValues.Count, GroupRule.FewestStored, Accept(matter)));
        var grounds = new Grounds
        {
            Rule = RuleNames.Of(finding.Basis),
            Count = finding.Count,
            Word = matter.Gate.Bound.Sampling.Word,
            NeedsMore = finding is { Decision: Decision.Undecided, NextLook: not null },
        };
        return Disturbed.Or(matter, comparisons.Ruling(finding, matter.Head.MedianOf(finding.Count), With(stored.Accepted), grounds));
    }

    /// <summary>Measured, and nothing to compare it with.</summary>
    public static Ruling Unclear(Matter matter, Doubt doubt) => new(Verdict.Inconclusive, matter.Head.Reduced(matter.Budget.Metric.Reduction), double.NaN, new Grounds
    {
        Rule = RuleNames.Observed,
        Count = matter.Head.Values.Count,
        Word = matter.Gate.Bound.Sampling.Word,
        Doubt = doubt,
    });

    private static string With(Acceptance accepted) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the baseline of {accepted.Date:yyyy-MM-dd}");

    // In the budget file's folder, as everything that is said about it.
    private static string Accept(Matter matter)
    {
        var file = Path.GetFileName(matter.Input.Plan.BudgetFile);
        return $"perfgates baseline accept{(file is ".perfbudget.yml" ? "" : $" --file \"{file}\"")} --gate \"{matter.Gate.Name.Value}\" --reason \"...\"";
    }
}
