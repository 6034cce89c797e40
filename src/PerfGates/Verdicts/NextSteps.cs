using PerfGates.Diagnostics;

namespace PerfGates.Verdicts;

/// <summary>What to do about what is not a pass, a line for each thing to do, with the gates that it is about. What only warns asks for nothing.</summary>
internal static class NextSteps
{
    /// <summary>The most urgent first.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<JudgedGate> gates)
    {
        var required = gates.SelectMany(g => g.Budgets.Where(b => b.Budget.Item.Severity == Severity.Error).Select(b => (Gate: g.Gate.Name.Value, Budget: b))).ToList();
        return
        [
            .. required.Where(b => b.Budget.Regression is not null).GroupBy(b => b.Budget.Regression!.Value, b => b.Gate).OrderByDescending(g => g.Key)
                .Select(g => Step(g.Key.ToString().ToLowerInvariant(), g, g.Key == RegressionSeverity.Critical ? $"{g.Key.Action()}; {Attribution(g.First())}" : g.Key.Action())),
            .. gates.Where(g => g.Verdict == Verdict.Unmeasured).GroupBy(Code, g => g.Gate.Name.Value)
                .Select(g => Step("not measured", g, g.Key is null ? "correct what kept it from being measured" : $"correct what kept it from being measured ('perfgates explain {g.Key}')")),
            .. required.Where(b => b.Budget.Need is not null).GroupBy(b => b.Budget.Need!, b => b.Gate).Select(g => Step("inconclusive", g, g.Key)),
            .. gates.Where(g => g.Verdict == Verdict.Skipped).GroupBy(_ => true, g => g.Gate.Name.Value).Select(g => Step("skipped", g, "run it where what it requires is there")),
        ];
    }

    private static string Step(string what, IEnumerable<string> gates, string action) => $"{what} ({string.Join(", ", gates.Distinct())}): {action}";

    private static string? Code(JudgedGate gate) => gate.Diagnostics.FirstOrDefault(d => d.Severity == Severity.Error && d.Rule != Rules.Breach)?.Code;

    // Its exit codes are what git asks for: 0 is good, all others below 125 are bad.
    private static string Attribution(string gate) => $"'git bisect run perfgates run --gate {(gate.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? gate : $"\"{gate}\"")}' finds the commit";
}
