using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Statistics.Rules;

namespace PerfGates.Verdicts;

/// <summary>
/// All comparisons with a git ref of one check. Each alone is wrong once in a thousand; of hundreds, one would be wrong
/// now and then. So many are screened first, and what screening flags must show again on fresh pairs.
/// </summary>
internal sealed class Family
{
    // So many comparisons together are wrong in 1 % of builds at most without a second stage.
    private const int Few = 10;

    private readonly IReadOnlyList<Matter> _matters;
    private readonly Lazy<IReadOnlyDictionary<(string Gate, PlannedBudget Budget, SubjectKey Subject), Finding>> _confirmed;

    private Family(IReadOnlyList<Matter> matters) => (_matters, _confirmed) = (matters, new(Confirm));

    public bool Screens => _matters.Count > Few;

    // One budget may stand in several gates, and twice in one, by a YAML alias.
    private static (string Gate, PlannedBudget Budget, SubjectKey Subject) Key(Matter matter) => (matter.Gate.Name.Value, matter.Budget, matter.Head.Key);

    public static Family Of(JudgeInput input)
    {
        var comparisons =
            from gate in input.Plan.Compared
            where !gate.Confidence.Observed
            from budget in gate.Budgets
            where budget is { Limit: Limit.Baseline, Metric.Nature: Nature.Sampled }
            from series in Series.Of(budget, input.Of(gate))
            select new Matter(input, gate, budget, series);
        return new([.. comparisons.DistinctBy(Key)]);
    }

    /// <summary>What twenty fresh pairs say of a comparison that was flagged and has them.</summary>
    public Finding Confirmed(Matter matter) => _confirmed.Value[Key(matter)];

    private Dictionary<(string, PlannedBudget, SubjectKey), Finding> Confirm()
    {
        List<(Matter Matter, Confirmation.Flagged Fresh)> flagged = [];
        var unmeasured = 0;
        foreach (var matter in _matters)
        {
            if (PairedSeries.Of(matter) is not { } pairs) continue;
            var limit = (Limit.Baseline)matter.Budget.Limit;
            var comparisons = Comparisons.Of(matter, limit, pairs);
            var (baseValues, headValues) = (comparisons.Scale.Of(pairs.Base), comparisons.Scale.Of(pairs.Head));
            var screened = PairedRule.Screening(comparisons.Claim, matter.Cap, matter.Beta).Decide(baseValues, headValues);
            if (screened.Decision != Decision.Exceeds) continue;
            var fresh = screened.Count..(screened.Count + Confirmation.FreshPairs);
            if (fresh.End.Value > headValues.Length) unmeasured++;
            else flagged.Add((matter, new(baseValues[fresh], headValues[fresh], comparisons.Claim, matter.Beta)));
        }
        var findings = Confirmation.Decide([.. flagged.Select(f => f.Fresh)], unmeasured);
        return flagged.Zip(findings).ToDictionary(f => Key(f.First.Matter), f => f.Second);
    }
}
