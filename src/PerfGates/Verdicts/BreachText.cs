using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Statistics;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>Words what <see cref="Rules.Breach"/> is filled with.</summary>
internal static class BreachText
{
    private const int Few = 4;

    /// <summary>"gate 'parser', case '*Parse*'": the budget's own address.</summary>
    public static string Where(PlannedGate gate, PlannedBudget budget) =>
        budget.Target is { } target ? $"{gate.Address}, {target.Address}" : gate.Address;

    /// <summary>"gate 'parser', case 'Parse(N: 10)'": one thing that was measured.</summary>
    public static string Where(PlannedGate gate, string kind, string name) => $"gate '{gate.Name.Value}', {kind} '{name}'";

    public static string Where(PlannedGate gate, PlannedBudget budget, JudgedSubject subject) => subject.Name.Length > 0 ? Where(gate, subject.Kind, subject.Name) : Where(gate, budget);

    public static object[] Arguments(PlannedGate gate, JudgedBudget judged)
    {
        var (budget, worst) = (judged.Budget, judged.Worst!);
        return
        [
            Where(gate, budget, worst), budget.Metric.Name, QuantityText.Format(new(worst.Value, worst.Limit.Dimension)),
            budget.Item.Expression.Comparison.Symbol(), LimitText(budget, worst), Over(worst), Evidence(gate, judged),
        ];
    }

    public static string LimitText(PlannedBudget budget, JudgedSubject worst) => budget.Limit switch
    {
        Limit.Relation relation => $"{relation.Factor.ToString(CultureInfo.InvariantCulture)} x {relation.Metric.Name} of '{relation.Gate}' = {QuantityText.Format(worst.Limit)}",
        Limit.Baseline when double.IsFinite(worst.Limit.Value) => $"{QuantityText.Spaced(Written(budget.Item.Expression))} = {QuantityText.Format(worst.Limit)}",
        _ => QuantityText.Spaced(Written(budget.Item.Expression)),
    };

    /// <summary>How sure it is, and on what: "95 % interval 2.27 ms to 2.36 ms, 12 processes".</summary>
    public static string Certainty(PlannedGate gate, JudgedSubject subject)
    {
        var (grounds, count) = (subject.Grounds, InconclusiveText.Count(subject.Grounds));
        return grounds switch
        {
            { Against: not null } => $"{Knowledge(gate, subject)}, {count}{(grounds.Confirmed ? ", confirmed on fresh ones" : "")}",
            { Rule: RuleNames.Exact, Count: > 1 } => $"exact, minimum of {count}",
            { Rule: RuleNames.Exact } => "exact",
            { Rule: RuleNames.Observed, Count: 1 } => $"observed, {count}",
            { Rule: RuleNames.Observed } => $"observed, median of {count}, {Range(new(subject.Samples.Min(), subject.Samples.Max()), subject.Limit.Dimension)}",
            { Rule: RuleNames.Bracket } => string.Join(", ", grounds.Notes),
            _ when grounds.Events is not null && double.IsInfinity(grounds.Interval.Low) && double.IsInfinity(grounds.Interval.High) => string.Join(", ", [count, .. grounds.Notes]),
            // So few are soon read, and say more than their interval.
            { Finding: not null, Count: <= Few } when subject.Samples.Count == grounds.Count => string.Join(", ", [Knowledge(gate, subject), $"{count} ({string.Join(", ", subject.Samples.Select(v => QuantityText.Short(new(v, subject.Limit.Dimension))))})", .. grounds.Notes]),
            _ => string.Join(", ", [Knowledge(gate, subject), count, .. grounds.Notes]),
        };
    }

    /// <summary>What is known of the value: "95 % interval 2.27 ms to 2.36 ms".</summary>
    public static string Knowledge(PlannedGate gate, JudgedSubject subject)
    {
        var (grounds, dimension) = (subject.Grounds, subject.Limit.Dimension);
        if (grounds.NeedsMore && grounds.Finding is null) return "it takes more";
        if (grounds.Against is not { } against) return Knowledge(gate, grounds, dimension);
        var than = $"{against.With} has {QuantityText.Format(new(against.Base, dimension))}";
        if (double.IsNaN(against.Ratio)) return than;
        var sure = grounds.Finding is not null && double.IsFinite(against.RatioInterval.Low) && double.IsFinite(against.RatioInterval.High)
            ? $"{Level(gate)} interval {Change(against.RatioInterval.Low)} to {Change(against.RatioInterval.High)}"
            : grounds.Rule;
        return $"{than}, change {Change(against.Ratio)}, {sure}";
    }

    public static string Knowledge(PlannedGate gate, Grounds grounds, Dimension dimension) => $"{Level(gate)} interval {Range(grounds.Interval, dimension)}";

    private static string Level(PlannedGate gate) => $"{(gate.Confidence.Level * 100).ToString("0.##", CultureInfo.InvariantCulture)} %";

    private static string Range(Interval interval, Dimension dimension) => (double.IsFinite(interval.Low), double.IsFinite(interval.High)) switch
    {
        (true, true) => $"{QuantityText.Short(new(interval.Low, dimension))} to {QuantityText.Short(new(interval.High, dimension))}",
        (true, false) => $"from {QuantityText.Short(new(interval.Low, dimension))}",
        (false, true) => $"up to {QuantityText.Short(new(interval.High, dimension))}",
        _ => "unbounded",
    };

    /// <summary>"+5.2 %" of a ratio of 1.052.</summary>
    public static string Change(double ratio) => $"{((ratio - 1) * 100).ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture)} %";

    // The limit stands in the message as it stands in the file, so that the two are recognised as the same.
    private static string Written(BudgetExpression expression)
    {
        var symbol = expression.Comparison.Symbol();
        return expression.Text[(expression.Text.IndexOf(symbol, StringComparison.Ordinal) + symbol.Length)..].Trim();
    }

    private static string Over(JudgedSubject worst) => worst.Overshoot switch
    {
        double.NaN => "",
        0 => " (exactly at the limit)",
        _ => $" ({(worst.Value > worst.Limit.Value ? "+" : "-")}{Percent(Math.Abs(worst.Overshoot))} %)",
    };

    // A value just over the limit must not read "+0 %".
    private static string Percent(double share) => share is > 0 and < 0.001
        ? "<0.1"
        : Math.Round(share * 100, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Evidence(PlannedGate gate, JudgedBudget judged)
    {
        var worst = judged.Worst!;
        List<string> parts = [Certainty(gate, worst)];
        if (judged.Budget.Limit is Limit.Baseline) parts.Add($"severity {judged.Regression.ToString()!.ToLowerInvariant()}");
        if (gate.Constraint is { } constraint) parts.Add($"under {constraint.Text}");
        if (worst.Source is { } source) parts.Add(source);
        if (worst.Cause is { Length: > 0 } cause) parts.Add(cause);
        var others = judged.Subjects.Count(s => s.Verdict == Verdict.Breach) - 1;
        if (others > 0) parts.Add($"{others} more {(others == 1 ? worst.Kind : worst.Kind + "s")} over this budget");
        if (judged.Budget.Item.Because is { Length: > 0 } because) parts.Add($"because: {because}");
        return string.Join("; ", parts);
    }
}
