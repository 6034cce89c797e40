using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Statistics.Rules;

namespace PerfGates.Verdicts;

/// <summary>Head against base measured side by side, by <see cref="PairedRule"/>; of many comparisons by two stages.</summary>
internal static class AgainstPairs
{
    private const int ShortCommit = 7;

    public static Ruling Of(Matter matter, Limit.Baseline limit, Family family)
    {
        if (PairedSeries.Of(matter) is not { } pairs) return AgainstStored.Unclear(matter, new(Rules.NoCounterpart, With(matter)));
        if (matter.Budget.Metric.Nature == Nature.Exact || matter.JudgedAsObserved) return AsObserved.Of(matter, limit.Factor, limit.Allowance, pairs.Base, With(matter)).Thrown(pairs.BaseFirst);
        var comparisons = Comparisons.Of(matter, limit, pairs);
        var (baseValues, headValues) = (comparisons.Scale.Of(pairs.Base), comparisons.Scale.Of(pairs.Head));
        var grounds = new Grounds { Rule = RuleNames.Observed, Count = pairs.Head.Count, Word = SamplingPlan.Pair };
        var finding = family.Screens ? PairedRule.Screening(comparisons.Claim, matter.Cap, matter.Beta).Decide(baseValues, headValues) : PairedRule.Of(comparisons.Claim, matter.Cap, matter.Beta).Decide(baseValues, headValues);
        grounds = grounds with { NeedsMore = finding is { Decision: Decision.Undecided, NextLook: not null } };
        if (!family.Screens || finding.Decision != Decision.Exceeds) return Ruled(finding, 0, grounds);

        var fresh = headValues.Length - finding.Count;
        if (fresh < Confirmation.FreshPairs)
            return Ruled(finding with { Decision = Decision.Undecided }, 0, grounds with { NeedsMore = true, Doubt = new(Rules.NotConfirmed, $"only {fresh} of {Confirmation.FreshPairs} fresh pairs were measured") { SaysLimit = true } });
        var confirmed = family.Confirmed(matter);
        return Ruled(confirmed, finding.Count, grounds with
        {
            NeedsMore = false,
            Confirmed = true,
            Doubt = confirmed.Decision == Decision.Undecided ? new(Rules.NotConfirmed, $"{Confirmation.FreshPairs} fresh pairs neither showed it again nor excluded it") { SaysLimit = true } : null,
        });

        // The value that is shown is of the pairs that decided.
        Ruling Ruled(Finding found, int after, Grounds on) => comparisons.Ruling(found, Median.Of([.. pairs.Head.Skip(after).Take(Math.Max(found.Count, 1))]), With(matter), on).Thrown(pairs.BaseFirst);
    }

    private static string With(Matter matter) => matter.Input.Measurements.BaseCommit is { } commit ? $"{matter.Input.Plan.Comparing.Ref!.Value} ({commit[..ShortCommit]})" : matter.Input.Plan.Comparing.Ref!.Value;
}
