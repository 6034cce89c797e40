using PerfGates.Baselines;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>What a baseline has and head has no more: whoever deletes a slow case must not get a pass for it.</summary>
internal static class LostSubjects
{
    /// <param name="present">What head has.</param>
    public static IEnumerable<JudgedSubject> Of(JudgeInput input, PlannedGate gate, PlannedBudget budget, IReadOnlyList<Series> present)
    {
        if (budget.Limit is not Limit.Baseline) return [];
        var here = present.Select(s => s.Key).ToHashSet();
        var (there, with) = input.Plan.Comparing.Ref is { } other ? (OfBase(budget, input.Of(gate)), other.Value) : (Accepted(input, gate, budget), "the baseline");
        return there.Where(k => !here.Contains(k)).Distinct().Select(k => new JudgedSubject(k.Kind, k.Name, Verdict.Inconclusive, double.NaN, new(double.NaN, budget.Metric.Dimension ?? Dimension.Number), double.NaN, [], null)
        {
            Grounds = new() { Rule = RuleNames.Observed, Count = 0, Word = gate.Bound.Sampling.Word, Doubt = new(Rules.Lost, with) { HasNoValue = true } },
        });
    }

    private static IEnumerable<SubjectKey> OfBase(PlannedBudget budget, GateMeasurements measured) =>
        from round in measured.Rounds
        where round.Base is not null
        from subject in round.Base!.Subjects
        where (budget.Target is null || subject.Kind == budget.Target.Kind) && subject.Carriers.Contains(budget.Target?.Name ?? Subject.GateCarrier) && subject.Values.ContainsKey(budget.Metric.Key)
        select subject.Key;

    // A baseline does not know whose budgets a subject carried, so only the gate's own speak for it.
    private static IEnumerable<SubjectKey> Accepted(JudgeInput input, PlannedGate gate, PlannedBudget budget) => budget.Target is not null || Section(input, gate, budget) is not { } section ? [] :
        from series in section.Series
        where series.Metric == budget.Metric.Key && !input.Of(gate).Runs.SelectMany(r => r.Subjects).Any(s => s.Kind == series.Kind && s.Name == series.Subject)
        select new SubjectKey(series.Kind, series.Subject);

    // As for what is there: of this machine, else for exact metrics what was accepted last.
    private static BaselineGate? Section(JudgeInput input, PlannedGate gate, PlannedBudget budget)
    {
        var name = gate.Name.Value;
        if (input.Baseline.Of(input.Here)?.Gates.GetValueOrDefault(name) is { } here) return here;
        return budget.Metric.Nature == Nature.Exact ? input.Baseline.Environments.Select(e => e.Gates.GetValueOrDefault(name)).OfType<BaselineGate>().MaxBy(g => g.Accepted.Date) : null;
    }
}
