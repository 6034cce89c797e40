using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>
/// Holds what was observed against the budgets. Pure: the same plan, measurements and baseline give the same verdicts,
/// however often it looks.
/// </summary>
internal static class Judge
{
    public static IReadOnlyList<JudgedGate> Decide(JudgeInput input)
    {
        var family = Family.Of(input);
        return [.. input.Plan.Gates.Select(g => Decide(input, g, family) with { Pictures = Shown.Of(g, input.Of(g)) })];
    }

    /// <summary>What more runs of the gate could still decide; asked after every round.</summary>
    public static StillOpen Look(JudgeInput input, PlannedGate gate)
    {
        var measured = input.Of(gate);
        if (measured.OutOfTime || measured.Rounds is not [.., { Head.Subjects.Count: > 0 }]) return StillOpen.Nothing;
        if ((IsReferredTo(input.Plan, gate) || RefersAhead(input, gate)) && measured.Rounds.Count < AgainstGate.RunsWanted(gate)) return StillOpen.Everything;
        var subjects = Decide(input, gate, Family.Of(input)).Budgets.SelectMany(b => b.Subjects).ToLookup(s => s.Grounds.NeedsMore, s => new SubjectKey(s.Kind, s.Name));
        return new(subjects[true].Any(), subjects[false].Except(subjects[true]).ToHashSet());
    }

    private static bool IsReferredTo(Plan plan, PlannedGate gate) => plan.Gates
        .Where(g => !g.Confidence.Observed)
        .Any(g => g.Budgets.Any(b => b.Limit is Limit.Relation relation && relation.Gate == gate.Name.Value && (b.Metric.Nature == Nature.Sampled || relation.Metric.Nature == Nature.Sampled)));

    // Only where gates refer in a circle: it is judged later, by what there is then.
    private static bool RefersAhead(JudgeInput input, PlannedGate gate) => !gate.Confidence.Observed && gate.ReferredGates.Any(r => !input.Measurements.Gates.ContainsKey(r));

    private static JudgedGate Decide(JudgeInput input, PlannedGate gate, Family family)
    {
        var measured = input.Of(gate);
        if (measured.SkippedBecause is { } reason)
            return new(gate, Verdict.Skipped, [.. gate.Budgets.Select(b => new JudgedBudget(b, Verdict.Skipped, []))],
                [Rules.Skipped.At(gate.Name.Span, gate.Name.Value, reason)], 0, measured.Elapsed);

        var problems = measured.AllProblems;
        var failed = problems.Any(p => p.Severity == Severity.Error);
        List<Diagnostic> diagnostics = [.. problems];
        List<JudgedBudget> budgets = [];
        foreach (var budget in gate.Budgets)
        {
            var (judged, complaint) = Decide(input, gate, budget, family);
            budgets.Add(judged with { Score = Grading.ScoreOf(budget, judged.Verdict, judged.Worst, input.Plan.Comparing.Smallest) });
            // A probe that failed has said why; its budgets need not repeat it line by line.
            var follows = judged.Verdict == Verdict.Unmeasured || judged.Subjects.Any(s => s.Grounds.NeedsMore || s.Grounds.Doubt?.Rule == Rules.NoCounterpart);
            if (complaint is not null && !(failed && follows)) diagnostics.Add(complaint);
        }
        // What looks like a breach does not become a warning because the gate's own limit left no time to confirm it.
        if (measured.OutOfTime && !failed && budgets.Any(b => b.Budget.Item.Severity == Severity.Error && b.Subjects.Any(s => s.Grounds.Unconfirmed)))
        {
            failed = true;
            diagnostics.Add(Rules.GateTimeout.At(gate.Name.Span, gate.Name.Value, QuantityText.Format(new(gate.Timeout.TotalSeconds, Dimension.Time))));
        }
        return new(gate, Worst(budgets, failed), budgets, diagnostics, measured.Rounds.Count, measured.Elapsed)
        {
            Disturbances = [.. measured.Rounds.Select(r => r.Disturbance)],
            Pressure = [.. measured.Rounds.Select(r => r.Pressure).OfType<PressureSeen>()],
            Repeated = measured.Repeated,
            Grade = Grading.Of(budgets, failed),
            NearLimits = Hints.NearLimits(gate, budgets),
            Scatter = Hints.Scatter(gate, budgets),
            Measured = MeasuredSubject.Of(gate, measured),
        };
    }

    private static Verdict Worst(List<JudgedBudget> budgets, bool failed)
    {
        // What is skipped beside what was measured says so for itself, and the gate stays what the others make of it.
        var counting = budgets.Where(b => b.Verdict != Verdict.Breach || b.Budget.Item.Severity == Severity.Error).Select(b => b.Verdict)
            .Where(v => v != Verdict.Skipped || budgets.All(b => b.Verdict == Verdict.Skipped));
        return counting.Append(failed ? Verdict.Unmeasured : Verdict.Pass).Max();
    }

    private static (JudgedBudget, Diagnostic?) Decide(JudgeInput input, PlannedGate gate, PlannedBudget budget, Family family)
    {
        var measured = input.Of(gate);
        var referred = budget.Limit is Limit.Relation relation ? AgainstGate.Referred(budget, relation, input.Measurements) : null;
        if (budget.Limit is Limit.Relation lacking && referred is null)
            return (new(budget, Verdict.Unmeasured, []), Rules.ReferenceNotMeasured.At(budget.Span, BreachText.Where(gate, budget), lacking.Metric.Name, lacking.Gate));
        var series = Series.Of(budget, measured);
        if (series.Count == 0)
            return (new(budget, Verdict.Unmeasured, []), Rules.NotMeasured.At(budget.Span, BreachText.Where(gate, budget), budget.Metric.Name, Offered(budget, measured)));

        var dimension = budget.Limit is Limit.Fixed { Quantity: var quantity } ? quantity.Dimension : referred?.Limit.Dimension;
        List<(Diagnostic? Misfit, JudgedSubject Subject)> judged = [.. series.Select(s => Decide(new(input, gate, budget, s), dimension, referred, family))];
        JudgedSubject[] subjects = Ordered(budget, [.. judged.Select(j => j.Subject), .. LostSubjects.Of(input, gate, budget, series)]);
        if (judged.Find(s => s.Misfit is not null).Misfit is { } misfit) return (new(budget, Verdict.Unmeasured, subjects), misfit);

        var whole = new JudgedBudget(budget, subjects[0].Verdict, subjects) { Regression = subjects[0].Verdict == Verdict.Breach ? RegressionSeverities.Of(budget, subjects[0]) : null };
        if (whole.Verdict == Verdict.Inconclusive) whole = whole with { Need = InconclusiveText.Need(subjects[0], measured.OutOfTime) };
        return (whole, whole.Verdict switch
        {
            Verdict.Breach => Rules.Breach.At(budget.Span, BreachText.Arguments(gate, whole)).As(budget.Item.Severity),
            Verdict.Inconclusive => InconclusiveText.Diagnostic(gate, whole, measured.OutOfTime),
            Verdict.Skipped => Rules.BudgetSkipped.At(budget.Span, BreachText.Where(gate, budget), budget.Metric.Name, whole.Worst!.Grounds.Doubt!.Words[0]),
            _ => null,
        });
    }

    // The one that speaks for the budget comes first: the worst, or the best where one that keeps it is enough.
    private static JudgedSubject[] Ordered(PlannedBudget budget, IEnumerable<JudgedSubject> subjects)
    {
        if (!budget.Metric.BestCounts) return [.. subjects.OrderByDescending(s => s.Verdict).ThenByDescending(s => s.Overshoot)];
        JudgedSubject[] best = [.. subjects.OrderBy(s => s.Verdict).ThenBy(s => s.Overshoot)];
        return best[0].Verdict == Verdict.Pass ? [.. best.Select(s => s with { Grounds = s.Grounds with { NeedsMore = false } })] : best;
    }

    private static (Diagnostic? Misfit, JudgedSubject Subject) Decide(Matter matter, Dimension? dimension, (Quantity Limit, IReadOnlyList<double> Values)? referred, Family family)
    {
        var (series, budget) = (matter.Head, matter.Budget);
        var unit = dimension ?? budget.Metric.Dimension ?? series.Dimension ?? Dimension.Number;
        if (series.Readings.Select(r => r.Evidence).OfType<Evidence.Absent>().FirstOrDefault() is { } absent)
            return (null, Judged(matter, Skipped(matter, absent), unit));
        if (series.Misfit(matter.Gate, budget, unit) is { } misfit)
        {
            var value = series.Reduced(budget.Metric.Reduction);
            var limit = (budget.Limit as Limit.Fixed)?.Quantity.Value ?? referred?.Limit.Value ?? double.NaN;
            var grounds = new Grounds { Rule = RuleNames.Observed, Count = series.Values.Count, Word = matter.Gate.Bound.Sampling.Word };
            return (misfit, Judged(matter, new(Verdict.Unmeasured, value, limit, grounds), unit));
        }
        var ruling = budget.Limit switch
        {
            Limit.Fixed limit when budget.Metric.Nature == Nature.Exact => AsObserved.Of(matter, limit.Quantity.Value),
            Limit.Fixed limit => AgainstLimit.Of(matter, limit.Quantity.Value),
            Limit.Relation limit => AgainstGate.Of(matter, limit, referred!.Value.Limit.Value, referred.Value.Values),
            Limit.Baseline limit => matter.Input.Plan.Comparing.Ref is null ? AgainstStored.Of(matter, limit) : AgainstPairs.Of(matter, limit, family),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return (null, Judged(matter, NotPressed.Or(matter, WithinMeter.Or(matter, ruling)), unit));
    }

    private static Ruling Skipped(Matter matter, Evidence.Absent absent) => new(Verdict.Skipped, double.NaN, (matter.Budget.Limit as Limit.Fixed)?.Quantity.Value ?? double.NaN, new Grounds
    {
        Rule = RuleNames.Observed,
        Count = matter.Head.Values.Count,
        Word = matter.Gate.Bound.Sampling.Word,
        Doubt = new(Rules.BudgetSkipped, absent.Why) { HasNoValue = true },
    });

    private static JudgedSubject Judged(Matter matter, Ruling ruling, Dimension unit)
    {
        var (head, limit) = (matter.Head, ruling.Limit);
        var beyond = matter.Budget.Item.Expression.Comparison switch
        {
            Comparison.Equal => Math.Abs(ruling.Value - limit),
            _ => matter.Budget.HigherIsWorse ? ruling.Value - limit : limit - ruling.Value,
        };
        // What still needed runs when the gate ended is not known, whatever it looks like.
        var verdict = ruling is { Verdict: not Verdict.Unmeasured, Grounds.NeedsMore: true } ? Verdict.Inconclusive : ruling.Verdict;
        var cause = string.Join("; ", new[] { head.CauseOf(ruling.Value), verdict == Verdict.Breach ? Contrast.Of(matter) : null }.OfType<string>()) is { Length: > 0 } known ? known : null;
        return new(head.Kind, head.Name, verdict, ruling.Value, new(limit, unit), limit == 0 ? double.NaN : beyond / Math.Abs(limit), head.Values, cause) { Source = head.SourceOf(ruling.Value), Grounds = ruling.Grounds };
    }

    private static string Offered(PlannedBudget budget, GateMeasurements measured)
    {
        var names = measured.Runs.SelectMany(r => r.Subjects).SelectMany(s => s.Values.Keys).Distinct().ToList();
        return names.Count == 0 ? "" : Suggestion.For(budget.Metric.Name, names) is { Length: > 0 } near ? near : $"; measured were {string.Join(", ", names)}";
    }
}
