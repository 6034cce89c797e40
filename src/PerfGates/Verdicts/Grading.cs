using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Planning;

namespace PerfGates.Verdicts;

/// <summary>
/// Scores: half of a limit is 100, the limit 75, a fifth over it 60. Of a limit on a baseline no change is 100, all
/// that is allowed 75, twice that 60.
/// </summary>
internal static class Grading
{
    private const double MostWhenInconclusive = 74;
    private const double MostWithBreach = 74;
    private const double MostWithCritical = 59;

    /// <summary>Of the worst subject; null for what was skipped.</summary>
    public static double? ScoreOf(PlannedBudget budget, Verdict verdict, JudgedSubject? worst, double smallest) => (verdict, worst) switch
    {
        (Verdict.Skipped, _) => null,
        (Verdict.Unmeasured, _) or (_, null) => 0,
        (Verdict.Inconclusive, { } subject) => Math.Min(MostWhenInconclusive, Score(Consumption(budget, subject, smallest))),
        (_, { } subject) => Score(Consumption(budget, subject, smallest)),
    };

    /// <summary>Of a gate: null if all of it was skipped.</summary>
    public static Grade? Of(IReadOnlyList<JudgedBudget> budgets, bool failed)
    {
        var counting = budgets.Where(b => b.Score is not null).ToList();
        if (counting.Count == 0) return failed ? new(0) : null;
        double weights = counting.Sum(Weight), mean = counting.Sum(b => Weight(b) * b.Score!.Value) / weights;
        var errors = counting.Where(b => b.Verdict == Verdict.Breach && b.Budget.Item.Severity == Severity.Error).ToList();
        var critical = failed || counting.Any(b => b.Verdict == Verdict.Unmeasured) || errors.Any(b => b.Regression == RegressionSeverity.Critical);
        return new((int)Math.Floor(Math.Min(mean, critical ? MostWithCritical : errors.Count > 0 ? MostWithBreach : 100)));
    }

    /// <summary>Of a whole check: null if all of it was skipped.</summary>
    public static Grade? Of(IReadOnlyList<JudgedGate> gates)
    {
        var graded = gates.Where(g => g.Grade is not null).ToList();
        if (graded.Count == 0) return null;
        var mean = graded.Average(g => g.Grade!.Value.Score);
        var critical = graded.Any(g => g.Verdict == Verdict.Unmeasured || g.Budgets.Any(b => b.Regression == RegressionSeverity.Critical && b.Budget.Item.Severity == Severity.Error));
        return new((int)Math.Floor(Math.Min(mean, critical ? MostWithCritical : graded.Any(g => g.Verdict == Verdict.Breach) ? MostWithBreach : 100)));
    }

    private static double Weight(JudgedBudget budget) => budget.Budget.Item.Severity == Severity.Error ? 1 : 0.5;

    private static double Score(double consumption) => consumption switch
    {
        <= 0 => 100,
        <= 1 => 100 - 25 * consumption,
        <= 2 => 75 - 15 * (consumption - 1),
        _ => Math.Max(0, 60 - 20 * (consumption - 2)),
    };

    // How much of what is allowed is used up: 0 nothing, 1 all.
    private static double Consumption(PlannedBudget budget, JudgedSubject subject, double smallest)
    {
        var (value, limit, met) = (subject.Value, subject.Limit.Value, subject.Verdict == Verdict.Pass);
        if (budget.Limit is Limit.Baseline && subject.Grounds.Against is { } against)
        {
            var worse = budget.HigherIsWorse ? against.Ratio - 1 : 1 / against.Ratio - 1;
            var allowed = budget.HigherIsWorse ? limit / against.Base - 1 : against.Base / limit - 1;
            return double.IsNaN(worse) ? MetOrNot(met) : worse / (allowed > 0 ? allowed : smallest);
        }
        if (!double.IsFinite(limit) || limit <= 0 || double.IsNaN(value) || value <= 0 || budget.Item.Expression.Comparison == Comparison.Equal) return MetOrNot(met);
        var used = budget.HigherIsWorse ? value / limit : limit / value;
        return used <= 1 ? (used - 0.5) / 0.5 : 1 + (used - 1) / 0.2;
    }

    private static double MetOrNot(bool met) => met ? 0 : double.PositiveInfinity;
}
