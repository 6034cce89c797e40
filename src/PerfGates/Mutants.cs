using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Verdicts;

namespace PerfGates;

internal enum Mutant
{
    /// <summary>Well beyond the limit.</summary>
    Worse,

    /// <summary>Could not be measured.</summary>
    Missing,
}

/// <summary>Whether a budget went red when it should.</summary>
/// <param name="Value">What the mutant reports, in the unit of the limit; NaN if nothing.</param>
internal sealed record MutantVerdict(PlannedGate Gate, PlannedBudget Budget, Mutant Mutant, double Value, JudgedBudget Judged)
{
    /// <summary>Nothing was observed of which a copy could be made.</summary>
    public bool IsTried => Judged.Verdict != Verdict.Skipped && Judged.Subjects.Any(s => s.Samples.Count > 0);

    public bool Caught => IsTried && Judged.Verdict == (Mutant == Mutant.Worse ? Verdict.Breach : Verdict.Unmeasured);
}

/// <summary>
/// Shows of each budget that it can go red: the judge is given a copy of what was observed in which one subject is worse
/// than its limit, and a copy in which its metric could not be measured. A budget that lets one of them pass guards nothing. Pure.
/// </summary>
internal static class Mutants
{
    // As much beyond the limit as a rule of few runs finds at once: early breaches ask for a tenth.
    private const double Beyond = 1.25;

    public static IReadOnlyList<MutantVerdict> Of(JudgeInput input) =>
    [
        .. from gate in Judge.Decide(input)
           from budget in gate.Budgets
           from mutant in Enum.GetValues<Mutant>()
           select budget.Verdict != Verdict.Skipped && budget.Subjects.Any(s => s.Samples.Count > 0) ? Of(input, gate.Gate, budget, mutant) : new(gate.Gate, budget.Budget, mutant, double.NaN, budget),
    ];

    private static MutantVerdict Of(JudgeInput input, PlannedGate gate, JudgedBudget judged, Mutant mutant)
    {
        // The one that has most to spare: if it can go red, so can the others.
        var subject = judged.Subjects.Last(s => s.Samples.Count > 0);
        var evidence = judged.Budget.Limit is Planning.Limit.Fixed ? EvidenceOf(input.Of(gate), judged.Budget, subject) : null;
        var value = mutant == Mutant.Missing ? double.NaN
            : evidence is null || AgainstEvidence.HasNoRule(judged.Budget, evidence) ? Worse(judged.Budget, subject)
            : WorseEvidence.ValueOf(evidence, subject.Limit.Value, judged.Budget.HigherIsWorse);
        // Where the best of them speaks, nothing goes red before all are worse.
        IReadOnlyList<JudgedSubject> changed = judged.Budget.Metric.BestCounts ? [.. judged.Subjects.Where(s => s.Samples.Count > 0)] : [subject];
        var copy = Copied(input, gate, judged.Budget, changed, value);
        var again = Judge.Decide(input with { Measurements = input.Measurements.With(gate.Name.Value, copy) });
        return new(gate, judged.Budget, mutant, value, again.First(g => g.Gate == gate).Budgets.First(b => b.Budget == judged.Budget));
    }

    private static Evidence? EvidenceOf(GateMeasurements measured, PlannedBudget budget, JudgedSubject subject) =>
        measured.Runs.SelectMany(r => r.Subjects).Where(s => s.Key == new SubjectKey(subject.Kind, subject.Name)).Select(s => s.Values.GetValueOrDefault(budget.Metric.Key).Evidence).FirstOrDefault(e => e is not null);

    private static double Worse(PlannedBudget budget, JudgedSubject subject)
    {
        var limit = subject.Limit.Value;
        // Nothing to judge against, as where no baseline was accepted: then nothing goes red, and the verdict says so.
        if (double.IsNaN(limit)) return subject.Value;
        if (limit == 0) return budget.HigherIsWorse || subject.Value >= 0 ? 1 : -1;
        return budget.HigherIsWorse == limit > 0 || budget.Item.Expression.Comparison == Budgets.Comparison.Equal ? limit * Beyond : limit / Beyond;
    }

    // As many rounds as the gate may take, each subject's own values over and over: a real run would go on until it knows.
    private static GateMeasurements Copied(JudgeInput input, PlannedGate gate, PlannedBudget budget, IReadOnlyList<JudgedSubject> changed, double value)
    {
        var measured = input.Of(gate);
        var heads = measured.Runs.SelectMany(r => r.Subjects).ToLookup(s => s.Key);
        var bases = measured.Rounds.SelectMany(r => r.Base?.Subjects ?? []).ToLookup(s => s.Key);
        var most = Math.Max(gate.Bound.Sampling.Most, gate.Bound.Sampling.MostCompared ?? input.Plan.Comparing.MaxPairs) + Statistics.Rules.Confirmation.FreshPairs;
        var rounds = Enumerable.Range(0, most).Select(i => new Round(
            new([.. heads.Select(s => At(s, i)).Select(s => changed.FirstOrDefault(c => s.Key == new SubjectKey(c.Kind, c.Name)) is { } judged ? Changed(s, judged) : s)], []) { Facts = measured.Rounds[0].Head.Facts },
            measured.Rounds[0].Base is null ? null : new([.. bases.Select(s => At(s, i))], []),
            measured.Rounds[0].BaseFirst,
            Disturbance.None,
            new HashSet<SubjectKey>()));
        return measured with { Rounds = [.. rounds], OutOfTime = false };

        static Subject At(IEnumerable<Subject> runs, int round) => runs.ElementAt(round % runs.Count());

        Subject Changed(Subject was, JudgedSubject judged)
        {
            var factor = value / judged.Value;
            Dictionary<string, Reading> values = new(was.Values);
            if (!values.TryGetValue(budget.Metric.Key, out var reading)) return was;
            values[budget.Metric.Key] = reading with
            {
                Value = double.IsFinite(value) && double.IsFinite(factor) && reading.Value != 0 ? reading.Value * factor : value,
                Evidence = reading.Evidence is { } evidence && double.IsFinite(value) ? WorseEvidence.Of(evidence, judged.Value, value) : reading.Evidence,
                Range = null,
            };
            return was with { Values = values };
        }
    }
}
