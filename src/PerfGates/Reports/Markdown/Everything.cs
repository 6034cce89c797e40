using System.Globalization;
using PerfGates.Units;
using PerfGates.Verdicts;
using static PerfGates.Reports.Markdown.MarkdownText;

namespace PerfGates.Reports.Markdown;

/// <summary>All that there is, folded away.</summary>
internal static class Everything
{
    private const int MostMethods = 10;

    public static void Append(BoundedMarkdown text, ReportDocument report)
    {
        foreach (var gate in report.Gates.Where(g => g.Profile is not null)) Profile(text, gate, gate.Profile!);
        if (report.Gates.Count > 0) Budgets(text, report);
        var notes = (report.Readiness is { } readiness ? readiness.Warnings.Concat(readiness.Scatter) : []).Concat(report.Gates.SelectMany(g => g.Hints)).Distinct().ToList();
        if (notes.Count > 0)
        {
            text.Fold("Worth knowing");
            MarkdownReport.List(text, notes);
            text.Unfold();
        }
        var said = report.Diagnostics.Where(d => d.Gates.Count > 0).ToList();
        if (said.Count == 0) return;
        text.Fold("What the build was told");
        MarkdownReport.List(text, said.Select(d => string.Create(CultureInfo.InvariantCulture, $"{report.Relative(d.File)}({d.Line},{d.Column}): {d.Severity} {d.Code}: {d.Text}")));
        text.Unfold();
    }

    private static void Budgets(BoundedMarkdown text, ReportDocument report)
    {
        text.Fold("All budgets");
        text.Line("| gate | grade | budget | measured | limit | verdict |");
        text.Line("|---|---|---|---|---|---|");
        foreach (var gate in report.Gates)
        {
            var grade = gate.Grade is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.Word} ({known.Score})") : "";
            if (gate.Budgets.Count == 0) text.Line($"| {Escape(gate.Name)} | {grade} | | | | {Words.Of(gate.Verdict)} |");
            foreach (var budget in gate.Budgets)
            {
                var worst = budget.Verdict == Verdict.Unmeasured ? null : budget.Worst;
                text.Line($"| {Escape(gate.Name)} | {grade} | {Escape(budget.Title)} | {Escape(budget.Show(worst?.Value))} | {Escape(budget.Show(worst?.Limit))} | {MarkdownReport.Word(budget)} |");
            }
        }
        text.Unfold();
    }

    private static void Profile(BoundedMarkdown text, ReportedGate gate, ReportedProfile profile)
    {
        text.Fold($"Where the time of {EscapeInElement(gate.Name)} went{(profile.Subject.Length > 0 ? $", {EscapeInElement(profile.Subject)}" : "")}");
        text.Line($"| method | of the time | itself | {(profile.Since is { } since ? Escape(since) : "before")} |");
        text.Line("|---|---|---|---|");
        foreach (var method in profile.Methods.Take(MostMethods)) text.Line($"| {Escape(method.Name)} | {Share(method.Inclusive)} | {Share(method.Self)} | {(method.Then is { } then ? Share(then) : "")} |");
        if (profile.Speedscope is { } file) text.Line($"\nThe whole is in {Escape(file)}; speedscope.app shows it.");
        text.Unfold();
    }

    private static string Share(double part) => QuantityText.Short(new(Math.Round(part, 3), Dimension.Share));
}
