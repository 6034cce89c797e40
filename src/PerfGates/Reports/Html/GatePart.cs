using PerfGates.Verdicts;

namespace PerfGates.Reports.Html;

/// <summary>One gate: folded where all is well.</summary>
/// <param name="number">From 1; makes its anchor, because names may hold anything.</param>
/// <param name="told">Of this gate.</param>
internal sealed class GatePart(ReportDocument report, ReportedGate gate, int number, IReadOnlyList<ReportedDiagnostic> told, Detail detail)
{
    public Markup Markup => Markup.Of($"""
        <details class="gate {Words.Of(gate.Verdict)}" id="g{number}"{Markup.If(IsOpen, $" open")}>
        <summary>{BudgetPart.Chip(Words.Of(gate.Verdict), gate.Verdict)}<h3>{gate.Name}</h3><span class="facts">{Facts}</span>{Grade}</summary>
        {Body}</details>

        """);

    private bool Passes => gate.Verdict == Verdict.Pass;

    // A breach that only warns fails nobody, and should be seen all the same.
    private bool IsOpen => gate.Verdict is not (Verdict.Pass or Verdict.Skipped) || gate.Budgets.Any(b => b.Verdict is Verdict.Breach or Verdict.Inconclusive or Verdict.Unmeasured);

    private bool IsBrief => detail == Detail.AllInBrief || detail == Detail.PassesInBrief && !IsOpen;

    private string Facts => string.Join(" · ", new[] { gate.Probe, gate.Runs > 0 ? Phrases.Count(gate.Runs, "run") : "", gate.Elapsed > 0 ? Phrases.Seconds(Math.Round(gate.Elapsed, 2)) : "" }.Where(f => f.Length > 0));

    private Markup Grade => gate.Grade is { } grade ? Markup.Of($"<span class=\"grade\">{grade.Word} <b>{grade.Score}</b></span>") : Markup.None;

    private Markup Body => IsBrief ? Brief : Markup.Of($"""
        <div class="inside">
        {Own}{Markup.Join(gate.Budgets, b => new BudgetPart(report, gate, b, About(b)).Full)}{Pictures}{ProfilePart.Of(gate)}{FiguresPart.Of(gate)}{Conditions}{Lines("hints", "Hints", gate.Hints)}</div>

        """);

    private Markup Brief => Markup.Of($"""
        {Own}<table class="brief">
        {Markup.Join(gate.Budgets, b => new BudgetPart(report, gate, b, About(b)).Brief)}</table>

        """);

    private List<ReportedDiagnostic> About(ReportedBudget budget) => [.. told.Where(d => d.IsAt(budget.Line, budget.Column))];

    // What is about none of its budgets, such as why it was not measured.
    private Markup Own => Markup.Join(told.Where(d => !gate.Budgets.Any(b => d.IsAt(b.Line, b.Column))), d => Markup.Of($"<p class=\"message\">{DiagnosticsPart.Line(report, d)}</p>\n"));

    private Markup Pictures
    {
        get
        {
            var drawn = gate.Pictures.Where(p => p.IsDrawable && (detail == Detail.Everything || !Passes)).ToList();
            return Markup.If(drawn.Count > 0, $"""
                <div class="pictures">
                {Markup.Join(drawn, FigureDrawing.Of)}</div>

                """);
        }
    }

    private Markup Conditions
    {
        get
        {
            var complaints = gate.Disturbances.Select(d => d.Complaint).OfType<string>().Distinct();
            var pressure = gate.Constraint is { } constraint
                ? new[] { $"under pressure: {constraint.Asked}" }.Concat(constraint.Runs.SelectMany(r => r.Verified).Distinct().Select(v => $"verified: {v}")).Concat(constraint.Runs.Select(r => r.Doubt).OfType<string>().Distinct())
                : [];
            return Lines("conditions", "Conditions", [.. pressure, .. complaints, .. gate.Repeated > 0 ? new[] { $"{Phrases.Count(gate.Repeated, "run")} taken again because the machine was disturbed" } : []]);
        }
    }

    private static Markup Lines(string kind, string title, IReadOnlyList<string> lines) => lines.Count == 0 ? Markup.None : Markup.Of($"""
        <section class="{kind}"><h4>{title}</h4>
        <ul>
        {Markup.Join(lines, l => Markup.Of($"<li>{l}\n"))}</ul></section>

        """);
}
