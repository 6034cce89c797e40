using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>
/// Holds what was observed against the budgets. Pure: the same plan and measurements give the same verdicts, however
/// often it looks. A value is the median (or, where the metric says so, the minimum) over runs, judged as observed.
/// </summary>
internal static class Judge
{
    /// <summary>True when more runs of the gate could not change a verdict that counts; asked after every round.</summary>
    public static bool IsDecided(PlannedGate gate, Measurements measurements)
    {
        var measured = measurements.Gates[gate.Name.Value];
        if (measured.SkippedBecause is not null || measured.Rounds.Count >= gate.Bound.Sampling.Most) return true;
        if (measured.Rounds.Count > 0 && measured.Rounds[^1].Head.Subjects.Count == 0) return true;
        return measured.Rounds.Count > 0 && gate.Budgets.All(b => b.Metric.Nature == Nature.Exact && measured.Rounds.Count >= b.Metric.RunsNeeded);
    }

    public static IReadOnlyList<JudgedGate> Decide(Plan plan, Measurements measurements) =>
        [.. plan.Gates.Select(g => Decide(g, measurements))];

    private static JudgedGate Decide(PlannedGate gate, Measurements measurements)
    {
        var measured = measurements.Gates.GetValueOrDefault(gate.Name.Value) ?? GateMeasurements.Nothing;
        if (measured.SkippedBecause is { } reason)
            return new(gate, Verdict.Skipped, [.. gate.Budgets.Select(b => new JudgedBudget(b, Verdict.Skipped, []))],
                [Rules.Skipped.At(gate.Name.Span, gate.Name.Value, reason)], 0, measured.Elapsed);

        var problems = measured.AllProblems;
        var failed = problems.Any(p => p.Severity == Severity.Error);
        List<Diagnostic> diagnostics = [.. problems];
        List<JudgedBudget> budgets = [];
        foreach (var budget in gate.Budgets)
        {
            var (judged, complaint) = Decide(gate, budget, measured, measurements);
            budgets.Add(judged);
            // A probe that failed has said why; its budgets need not repeat it line by line.
            if (complaint is not null && !(failed && judged.Verdict == Verdict.Unmeasured)) diagnostics.Add(complaint);
        }
        return new(gate, Worst(budgets, failed), budgets, diagnostics, measured.Rounds.Count, measured.Elapsed);
    }

    private static Verdict Worst(List<JudgedBudget> budgets, bool failed)
    {
        var counting = budgets.Where(b => b.Verdict != Verdict.Breach || b.Budget.Item.Severity == Severity.Error).Select(b => b.Verdict);
        return counting.Append(failed ? Verdict.Unmeasured : Verdict.Pass).Max();
    }

    private static (JudgedBudget, Diagnostic?) Decide(PlannedGate gate, PlannedBudget budget, GateMeasurements measured, Measurements all)
    {
        if (LimitOf(budget, all) is not { } limit)
        {
            var relation = (Limit.Relation)budget.Limit;
            return (new(budget, Verdict.Unmeasured, []),
                Rules.ReferenceNotMeasured.At(budget.Span, BreachText.Where(gate, budget), relation.Metric.Name, relation.Gate));
        }
        var series = Series.Of(budget, measured);
        if (series.Count == 0)
            return (new(budget, Verdict.Unmeasured, []), Rules.NotMeasured.At(budget.Span, BreachText.Where(gate, budget), budget.Metric.Name, Offered(budget, measured)));

        var judgedSeries = series.Select(s => (Misfit: s.Misfit(gate, budget, limit), Series: s)).ToList();
        List<JudgedSubject> subjects = [.. judgedSeries.Select(s => Decide(budget, s.Series, s.Misfit is null, limit)).OrderByDescending(s => s.Verdict).ThenByDescending(s => s.Overshoot)];
        if (judgedSeries.Find(s => s.Misfit is not null).Misfit is { } misfit) return (new(budget, Verdict.Unmeasured, subjects), misfit);

        var judged = new JudgedBudget(budget, subjects[0].Verdict, subjects);
        return judged.Verdict == Verdict.Breach
            ? (judged, Rules.Breach.At(budget.Span, BreachText.Arguments(gate, judged)).As(budget.Item.Severity))
            : (judged, null);
    }

    private static JudgedSubject Decide(PlannedBudget budget, Series series, bool fits, Quantity limit)
    {
        var (value, comparison) = (series.Reduced(budget.Metric.Reduction), budget.Item.Expression.Comparison);
        var overshoot = limit.Value == 0 ? double.NaN : Beyond(comparison, value, limit.Value) / Math.Abs(limit.Value);
        var verdict = !fits ? Verdict.Unmeasured : Holds(comparison, value, limit.Value) ? Verdict.Pass : Verdict.Breach;
        return new(series.Kind, series.Name, verdict, value, limit, overshoot, series.Values, series.CauseOf(value));
    }

    private static double Beyond(Comparison comparison, double value, double limit) => comparison switch
    {
        Comparison.Less or Comparison.AtMost => value - limit,
        Comparison.Greater or Comparison.AtLeast => limit - value,
        Comparison.Equal => Math.Abs(value - limit),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool Holds(Comparison comparison, double value, double limit) => comparison switch
    {
        Comparison.Less => value < limit,
        Comparison.AtMost => value <= limit,
        Comparison.Greater => value > limit,
        Comparison.AtLeast => value >= limit,
        Comparison.Equal => value == limit,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Quantity? LimitOf(PlannedBudget budget, Measurements all)
    {
        if (budget.Limit is Limit.Fixed fixedLimit) return fixedLimit.Quantity;
        var relation = (Limit.Relation)budget.Limit;
        if (!all.Gates.TryGetValue(relation.Gate, out var other) || other.AllProblems.Any(p => p.Severity == Severity.Error)) return null;
        var series = Series.Of(relation.Metric, [Subject.GateCarrier], null, other);
        if (series.Count == 0 || series.Any(s => !s.IsWhole) || series.Select(s => s.Dimension).Distinct().Count() > 1) return null;
        // Of several subjects the one that makes the limit hardest to keep speaks.
        var values = series.Select(s => s.Reduced(relation.Metric.Reduction) * relation.Factor);
        var hardest = budget.Item.Expression.Comparison is Comparison.Greater or Comparison.AtLeast ? values.Max() : values.Min();
        // A unit that nobody wrote is not invented: 1200 beside a budget in seconds is no 1200 s.
        return new Quantity(hardest, relation.Metric.Dimension ?? series[0].Dimension ?? Dimension.Number);
    }

    private static string Offered(PlannedBudget budget, GateMeasurements measured)
    {
        var names = measured.Runs.SelectMany(r => r.Subjects).SelectMany(s => s.Values.Keys).Distinct().ToList();
        return names.Count == 0 ? "" : Suggestion.For(budget.Metric.Name, names) is { Length: > 0 } near ? near : $"; measured were {string.Join(", ", names)}";
    }
}
