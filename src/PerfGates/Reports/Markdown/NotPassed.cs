using PerfGates.Units;
using PerfGates.Verdicts;
using static PerfGates.Reports.Markdown.MarkdownText;

namespace PerfGates.Reports.Markdown;

/// <summary>The table of what has not passed, the worst first.</summary>
internal sealed class NotPassed(ReportDocument report)
{
    public void Append(BoundedMarkdown text)
    {
        var machine = report.Context?.Machine ?? [];
        if (machine.Count > 0)
            text.Block($"> [!WARNING]\n> Another machine than that of the baseline: {Escape(string.Join(", ", machine.Select(m => $"{m.Name} {m.Then ?? "unknown"} → {m.Now ?? "unknown"}")))}. Timings of two machines do not compare.");
        var rows = report.Gates.SelectMany(g => g.Budgets.Select(b => (Gate: g, Budget: b))).Where(r => r.Budget.Verdict != Verdict.Pass)
            .OrderByDescending(r => r.Budget is { OnlyWarns: true, Verdict: not Verdict.Unmeasured } ? -1 : (int)r.Budget.Verdict).ThenByDescending(r => Over(r.Budget)).ToList();
        if (rows.Count == 0) return;
        text.Line("| verdict | gate | budget | measured | limit | to limit | change | interval | cause |");
        text.Line("|---|---|---|---|---|---|---|---|---|");
        foreach (var (gate, budget) in rows) text.Line(Row(gate, budget));
        text.Line("");
    }

    // Of a limit of zero nothing is a part, and whatever exceeds it exceeds it by any factor.
    private static double Over(ReportedBudget budget) => budget.Worst is { } worst ? worst.Over ?? double.PositiveInfinity : double.NegativeInfinity;

    private string Row(ReportedGate gate, ReportedBudget budget)
    {
        var worst = budget.Verdict == Verdict.Unmeasured ? null : budget.Worst;
        var against = worst?.Evidence.Against;
        string[] cells =
        [
            $"**{MarkdownReport.Word(budget)}**",
            Escape(gate.Name),
            Escape(budget.Title),
            Escape(worst is { Name.Length: > 0 } ? $"{budget.Show(worst.Value)} {worst.Name}" : budget.Show(worst?.Value)),
            Escape(budget.Show(worst?.Limit)),
            ToLimit(worst),
            against?.Ratio is { } ratio ? $"{Change(ratio - 1)} to {Escape(against.With)}" : "",
            Escape(Interval(budget, worst?.Evidence)),
            Escape(worst?.Cause ?? (worst is null || budget.Verdict is Verdict.Inconclusive or Verdict.Skipped ? string.Join("; ", report.Reasons(gate, budget).Select(d => d.Text)) : "")),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string ToLimit(JudgedAgainst? subject) => subject switch
    {
        { Over: 0 } => "at the limit",
        { Over: { } over, Value: { } value, Limit: { } limit } => $"{QuantityText.Short(new(Math.Round(Math.Abs(over), 3), Dimension.Share))} {(over < 0 ? "to spare" : value > limit ? "over" : "short")}",
        _ => "",
    };

    private static string Interval(ReportedBudget budget, ReportedEvidence? evidence) => evidence switch
    {
        { Against: { RatioLow: { } low, RatioHigh: { } high } } => $"{Change(low - 1)} to {Change(high - 1)}",
        { Low: { } low, High: { } high } => $"{budget.Show(low)} to {budget.Show(high)}",
        _ => "",
    };
}
