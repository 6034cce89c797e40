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
    public static Readiness Of(IReadOnlyList<JudgedGate> gates, IReadOnlyList<Diagnostic> problems)
    {
        var budgets = gates.SelectMany(g => g.Budgets.Select(b => (Gate: g, Budget: b))).ToList();
        List<string> blockers = [.. gates.Where(IsRequired).OrderByDescending(g => g.Verdict).Select(Blocker).OfType<string>()];
        var own = problems.Count(p => p.Severity == Severity.Error && !gates.Any(g => g.Diagnostics.Any(d => d.Rule == p.Rule && d.Span == p.Span)));
        if (own > 0) blockers.Insert(0, own == 1 ? "the budget file has an error" : string.Create(CultureInfo.InvariantCulture, $"the budget file has {own} errors"));
        if (gates.Count == 0 && blockers.Count == 0) blockers.Add("nothing was measured");
        if (gates.Count > 0 && gates.All(g => g.Verdict == Verdict.Skipped)) blockers.Add("every gate was skipped, so nothing was measured");
        return new(
            blockers.Count == 0,
            blockers,
            Enum.GetValues<RegressionSeverity>().Reverse().ToDictionary(s => s, s => budgets.Count(b => b.Budget.Regression == s)),
            [.. budgets.Where(b => Warns(b.Budget)).Select(b => Warning(b.Gate, b.Budget)), .. gates.Where(g => g.Verdict == Verdict.Skipped).Select(g => $"gate '{g.Gate.Name.Value}' was skipped"), .. gates.SelectMany(g => g.NearLimits)],
            [.. gates.SelectMany(g => g.Scatter)],
            NextStepsOf(gates));
    }

    // One whose budgets only warn stops nobody.
    private static bool IsRequired(JudgedGate gate) => gate.Verdict == Verdict.Unmeasured || gate.Budgets.Any(b => b.Budget.Item.Severity == Severity.Error);

    private static string? Blocker(JudgedGate gate) => gate.Verdict switch
    {
        Verdict.Breach => $"gate '{gate.Gate.Name.Value}' breaches {string.Join(", ", gate.Budgets.Where(b => b.Verdict == Verdict.Breach && b.Budget.Item.Severity == Severity.Error).Select(Title))}",
        Verdict.Unmeasured => $"gate '{gate.Gate.Name.Value}' was not measured",
        Verdict.Inconclusive => $"gate '{gate.Gate.Name.Value}' could not be judged: {string.Join(", ", gate.Budgets.Where(b => b.Verdict == Verdict.Inconclusive && b.Budget.Item.Severity == Severity.Error).Select(Title))}",
        _ => null,
    };

    private static bool Warns(JudgedBudget budget) => budget.Budget.Item.Severity != Severity.Error && budget.Verdict is Verdict.Breach or Verdict.Unmeasured or Verdict.Inconclusive;

    private static string Warning(JudgedGate gate, JudgedBudget budget) => $"gate '{gate.Gate.Name.Value}': {Title(budget)} {budget.Verdict switch { Verdict.Breach => "is breached", Verdict.Unmeasured => "was not measured", _ => "could not be judged" }}";

    // One line for each degree, the worst first, with the gates that it is about. What only warns asks for nothing.
    private static IReadOnlyList<string> NextStepsOf(IReadOnlyList<JudgedGate> gates) =>
    [
        .. gates
            .SelectMany(g => g.Budgets.Where(b => b.Regression is not null && b.Budget.Item.Severity == Severity.Error).Select(b => (Severity: b.Regression!.Value, Gate: g.Gate.Name.Value)))
            .GroupBy(b => b.Severity).OrderByDescending(g => g.Key)
            .Select(g => $"{g.Key.ToString().ToLowerInvariant()} ({string.Join(", ", g.Select(b => b.Gate).Distinct())}): {g.Key.Action()}"),
    ];

    private static string Title(JudgedBudget budget) => $"'{(budget.Budget.Target is { } target ? $"{target.Name}: " : "")}{budget.Budget.Item.Expression.Text}'";
}
