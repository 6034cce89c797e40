using System.Globalization;
using PerfGates.Diagnostics;

namespace PerfGates.Verdicts;

/// <summary>
/// Whether what was measured may be shipped: every gate that must pass did, and none is unmeasured. Stricter than the build, which an inconclusive
/// gate does not fail: who ships wants to know, not only not to be stopped. Shown, never deciding.
/// </summary>
/// <param name="Blockers">Why not, the worst first.</param>
/// <param name="Regressions">How many budgets breached so, those that only warn included; every severity is there, the worst first.</param>
/// <param name="Warnings">What does not stop a release and should be known.</param>
/// <param name="Scatter">Figures that vary much from run to run.</param>
internal sealed record Readiness(bool Ready, IReadOnlyList<string> Blockers, IReadOnlyDictionary<RegressionSeverity, int> Regressions, IReadOnlyList<string> Warnings, IReadOnlyList<string> Scatter, IReadOnlyList<string> NextSteps)
{
    /// <param name="problems">What the check as a whole was told: of errors that belong to no gate nothing was measured.</param>
    /// <param name="selected">What was chosen among the gates: "tag 'fast'"; empty where all were. Of the others nothing is known.</param>
    public static Readiness Of(IReadOnlyList<JudgedGate> gates, IReadOnlyList<Diagnostic> problems, string selected)
    {
        var budgets = gates.SelectMany(g => g.Budgets.Select(b => (Gate: g, Budget: b))).ToList();
        List<string> blockers = [.. gates.OrderByDescending(g => g.Verdict).SelectMany(g => BlockersOf(g, problems))];
        var own = problems.Count(p => p.Severity == Severity.Error && !gates.Any(g => g.Diagnostics.Any(d => d.Rule == p.Rule && d.Span == p.Span)));
        if (own > 0) blockers.Insert(0, own == 1 ? "the budget file has an error" : string.Create(CultureInfo.InvariantCulture, $"the budget file has {own} errors"));
        if (gates.Count == 0 && blockers.Count == 0) blockers.Add("nothing was measured");
        if (gates.Count > 0 && gates.All(g => g.Verdict == Verdict.Skipped)) blockers.Add("every gate was skipped, so nothing was measured");
        if (selected.Length > 0) blockers.Add($"only {selected} was measured");
        return new(
            blockers.Count == 0,
            blockers,
            Enum.GetValues<RegressionSeverity>().Reverse().ToDictionary(s => s, s => budgets.Count(b => b.Budget.Regression == s)),
            [.. budgets.Where(b => Warns(b.Budget)).Select(b => Warning(b.Gate, b.Budget)), .. gates.Where(g => g.Verdict == Verdict.Skipped).Select(g => $"gate '{g.Gate.Name.Value}' was skipped"), .. gates.SelectMany(g => g.NearLimits)],
            [.. gates.SelectMany(g => g.Scatter)],
            Verdicts.NextSteps.Of(gates));
    }

    // Budgets that only warn stop nobody, unless the gate as a whole was not measured: then nobody knows what it hides.
    private static IEnumerable<string> BlockersOf(JudgedGate gate, IReadOnlyList<Diagnostic> problems)
    {
        var name = gate.Gate.Name.Value;
        if (Titles(gate, Verdict.Breach) is { Length: > 0 } breached) yield return $"gate '{name}' breaches {breached}";
        if (gate.Verdict == Verdict.Unmeasured) yield return $"gate '{name}' was not measured";
        else if (Titles(gate, Verdict.Unmeasured) is { Length: > 0 } unknown) yield return $"gate '{name}' has no value for {unknown}";
        if (Titles(gate, Verdict.Inconclusive) is { Length: > 0 } open) yield return $"gate '{name}' could not be judged: {open}";
        if (problems.Any(p => p.Severity == Severity.Error && (p.Rule == Rules.Skipped || p.Rule == Rules.BudgetSkipped) && gate.Diagnostics.Any(d => d.Rule == p.Rule && d.Span == p.Span)))
            yield return $"gate '{name}' was skipped, which is an error here";
    }

    private static string Titles(JudgedGate gate, Verdict verdict) => string.Join(", ", gate.Budgets.Where(b => b.Verdict == verdict && b.Budget.Item.Severity == Severity.Error).Select(Title));

    private static bool Warns(JudgedBudget budget) => budget.Budget.Item.Severity != Severity.Error && budget.Verdict is (Verdict.Breach or Verdict.Unmeasured or Verdict.Inconclusive);

    private static string Warning(JudgedGate gate, JudgedBudget budget) => $"gate '{gate.Gate.Name.Value}': {Title(budget)} {budget.Verdict switch { Verdict.Breach => "is breached", Verdict.Unmeasured => "was not measured", _ => "could not be judged" }}";

    private static string Title(JudgedBudget budget) => $"'{(budget.Budget.Target is { } target ? $"{target.Name}: " : "")}{budget.Budget.Item.Expression.Text}'";
}
