using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Statistics.Rules;

namespace PerfGates.Verdicts;

/// <summary>Head against base measured side by side, by <see cref="PairedRule"/>; of many comparisons by two stages.</summary>
internal static class AgainstPairs
{
    public static Ruling Of(Matter matter, Limit.Baseline limit, Family family)
    {
        if (PairedSeries.Of(matter) is not { } pairs) return AgainstStored.Unclear(matter, new(Rules.NoCounterpart, With(matter)));
        if (matter.Budget.Metric.Nature == Nature.Exact || matter.JudgedAsObserved) return AsObserved.Of(matter, limit.Factor, limit.Allowance, pairs.Base, With(matter));
        var comparisons = Comparisons.Of(matter, limit.Factor, limit.Allowance, pairs.Base, pairs.Head);
        var (baseValues, headValues) = (comparisons.Scale.Of(pairs.Base), comparisons.Scale.Of(pairs.Head));
        var grounds = new Grounds { Rule = RuleNames.Observed, Count = pairs.Head.Count, Word = Pair };
        // What is zero on both sides, always, has no scale to measure a difference in, and none.
        if (pairs.Base.Concat(pairs.Head).All(v => v == 0)) return AsObserved.Of(matter, limit.Factor, limit.Allowance, pairs.Base, With(matter));

        var finding = family.Screens ? PairedRule.Screening(comparisons.Claim, matter.Cap, matter.Beta).Decide(baseValues, headValues) : PairedRule.Of(comparisons.Claim, matter.Cap, matter.Beta).Decide(baseValues, headValues);
        grounds = grounds with { NeedsMore = finding is { Decision: Decision.Undecided, NextLook: not null } };
        if (!family.Screens || finding.Decision != Decision.Exceeds) return Ruled(finding, grounds);

        var fresh = headValues.Length - finding.Count;
        if (fresh < Confirmation.FreshPairs)
            return Ruled(finding with { Decision = Decision.Undecided }, grounds with { NeedsMore = true, Doubt = new(Rules.NotConfirmed, $"only {fresh} of {Confirmation.FreshPairs} fresh pairs were measured") });
        var confirmed = family.Confirmed(matter);
        return Ruled(confirmed, grounds with
        {
            NeedsMore = false,
            Confirmed = true,
            Doubt = confirmed.Decision == Decision.Undecided ? new(Rules.NotConfirmed, $"{Confirmation.FreshPairs} fresh pairs did not show it again") : null,
        });

        Ruling Ruled(Finding found, Grounds on) => comparisons.Ruling(found, Median.Of([.. pairs.Head.Take(Math.Max(found.Count, 1))]), With(matter), on);
    }

    public const string Pair = "pair";

    private static string With(Matter matter) => matter.Input.Plan.Comparing.Ref!.Value;
}
