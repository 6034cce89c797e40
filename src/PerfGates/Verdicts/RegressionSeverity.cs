using PerfGates.Planning;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>How bad a breach is at the least: by the near end of its interval. Shown, never deciding.</summary>
internal enum RegressionSeverity
{
    Low,
    Medium,
    High,
    Critical,
}

internal static class RegressionSeverities
{
    /// <param name="subject">One that breached.</param>
    public static RegressionSeverity Of(PlannedBudget budget, JudgedSubject subject)
    {
        // Shares count by points: from 1 % of errors to 3 % is two, not "+200 %".
        if (subject.Limit.Dimension == Dimension.Share) return OfPoints(100 * Beyond(budget, NearEnd(budget, subject), subject.Limit.Value));
        if (budget.Limit is Limit.Baseline && subject.Grounds.Against is { } against && double.IsFinite(against.Ratio)) return OfShare(Regression(budget, against));
        return subject.Limit.Value == 0 ? RegressionSeverity.Critical : OfShare(Beyond(budget, NearEnd(budget, subject), subject.Limit.Value) / Math.Abs(subject.Limit.Value));
    }

    /// <summary>What to do about it.</summary>
    public static string Action(this RegressionSeverity severity) => severity switch
    {
        RegressionSeverity.Critical => "revert or fix before merging",
        RegressionSeverity.High => "fix in this change; profile it",
        RegressionSeverity.Medium => "find the commit; fix it, or accept it with a reason",
        RegressionSeverity.Low => "look at the trend; accept it with a reason if it is wanted",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static double NearEnd(PlannedBudget budget, JudgedSubject subject)
    {
        var near = budget.HigherIsWorse ? subject.Grounds.Interval.Low : subject.Grounds.Interval.High;
        return double.IsFinite(near) ? near : subject.Value;
    }

    private static double Regression(PlannedBudget budget, Against against)
    {
        var near = budget.HigherIsWorse ? against.RatioInterval.Low : against.RatioInterval.High;
        var ratio = double.IsFinite(near) ? near : against.Ratio;
        return budget.HigherIsWorse ? ratio - 1 : 1 / ratio - 1;
    }

    private static double Beyond(PlannedBudget budget, double value, double limit) => budget.HigherIsWorse ? value - limit : limit - value;

    private static RegressionSeverity OfShare(double share) => share switch
    {
        >= 0.5 => RegressionSeverity.Critical,
        >= 0.25 => RegressionSeverity.High,
        >= 0.1 => RegressionSeverity.Medium,
        _ => RegressionSeverity.Low,
    };

    private static RegressionSeverity OfPoints(double points) => points switch
    {
        >= 10 => RegressionSeverity.Critical,
        >= 5 => RegressionSeverity.High,
        >= 1 => RegressionSeverity.Medium,
        _ => RegressionSeverity.Low,
    };
}
