using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>Words what <see cref="Diagnostics.Rules.Breach"/> is filled with.</summary>
internal static class BreachText
{
    /// <summary>"gate 'parser', case '*Parse*'": the budget's own address.</summary>
    public static string Where(PlannedGate gate, PlannedBudget budget) =>
        budget.Target is { } target ? $"gate '{gate.Name.Value}', {target.Address}" : $"gate '{gate.Name.Value}'";

    /// <summary>"gate 'parser', case 'Parse(N: 10)'": one thing that was measured.</summary>
    public static string Where(PlannedGate gate, string kind, string name) => $"gate '{gate.Name.Value}', {kind} '{name}'";

    public static object[] Arguments(PlannedGate gate, JudgedBudget judged)
    {
        var (budget, worst) = (judged.Budget, judged.Worst!);
        var where = worst.Name.Length > 0 ? Where(gate, worst.Kind, worst.Name) : Where(gate, budget);
        return
        [
            where, budget.Metric.Name, QuantityText.Format(new(worst.Value, worst.Limit.Dimension)),
            budget.Item.Expression.Comparison.Symbol(), LimitText(budget, worst), Over(worst), Evidence(gate, judged),
        ];
    }

    private static string LimitText(PlannedBudget budget, JudgedSubject worst) => budget.Limit is Limit.Relation relation
        ? $"{relation.Factor.ToString(CultureInfo.InvariantCulture)} x {relation.Metric.Name} of '{relation.Gate}' = {QuantityText.Format(worst.Limit)}"
        : QuantityText.Spaced(Written(budget.Item.Expression));

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
        _ => $" ({(worst.Value > worst.Limit.Value ? "+" : "-")}{Percent(worst.Overshoot)} %)",
    };

    // A value just over the limit must not read "+0 %".
    private static string Percent(double share) => share is > 0 and < 0.001
        ? "<0.1"
        : Math.Round(share * 100, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Evidence(PlannedGate gate, JudgedBudget judged)
    {
        var worst = judged.Worst!;
        List<string> parts = [Sampling(gate, judged.Budget.Metric, worst)];
        if (worst.Cause is { Length: > 0 } cause) parts.Add(cause);
        var others = judged.Subjects.Count(s => s.Verdict == Verdict.Breach) - 1;
        if (others > 0) parts.Add($"{others} more {(others == 1 ? worst.Kind : worst.Kind + "s")} over this budget");
        if (judged.Budget.Item.Because is { Length: > 0 } because) parts.Add($"because: {because}");
        return string.Join("; ", parts);
    }

    private static string Sampling(PlannedGate gate, Metric metric, JudgedSubject worst)
    {
        var count = gate.Bound.Sampling.Count(worst.Samples.Count);
        if (metric.Nature == Nature.Exact) return worst.Samples.Count == 1 ? "exact" : $"exact, minimum of {count}";
        if (worst.Samples.Count == 1) return $"{count}, observed";
        var dimension = worst.Limit.Dimension;
        return $"median of {count}, {QuantityText.Short(new(worst.Samples.Min(), dimension))} to {QuantityText.Short(new(worst.Samples.Max(), dimension))}";
    }
}
