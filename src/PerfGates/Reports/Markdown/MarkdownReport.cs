using System.Globalization;
using PerfGates.Verdicts;
using static PerfGates.Reports.Markdown.MarkdownText;

namespace PerfGates.Reports.Markdown;

/// <summary><c>summary.md</c>: what people read first. Counts, then only what asks for attention, then what to do, and the rest folded away.</summary>
internal sealed class MarkdownReport : IReportFormat
{
    public const int MostBytes = 900_000;

    public string Name => "markdown";

    public string Help => "a summary for people, for job summaries and merge requests";

    public IReadOnlyList<string> Files => ["summary.md"];

    public IReadOnlyList<RenderedFile> Render(ReportDocument report) => [new(Files[0], Text(report, MostBytes))];

    /// <param name="most">Bytes in UTF-8; what is more is cut.</param>
    public static string Text(ReportDocument report, int most)
    {
        var text = new BoundedMarkdown(most);
        text.Block($"## PerfGates: {Headline(report)}");
        text.Block(Shipping(report));
        if (!report.Completed) text.Block("**The run was ended before every gate was judged.**");
        if (report.Readiness is { Ready: false } readiness) List(text, readiness.Blockers);
        BudgetFile(text, report);
        new NotPassed(report).Append(text);
        WhatChanged.Append(text, report);
        WhatToDo.Append(text, report);
        Everything.Append(text, report);
        return text.Ended("perfgates.json has all of it.");
    }

    private static string Headline(ReportDocument report) => (report.Counts, report.Errors) switch
    {
        ({ Length: > 0 } counts, _) => counts,
        (_, 0) => "no gate was run",
        (_, 1) => "1 error, and no gate was run",
        (_, var errors) => string.Create(CultureInfo.InvariantCulture, $"{errors} errors, and no gate was run"),
    };

    private static string Shipping(ReportDocument report)
    {
        var grade = report.Grade is { } known ? string.Create(CultureInfo.InvariantCulture, $"Grade {known.Word} ({known.Score} of 100). ") : "";
        var ready = report.Readiness switch { null => "", { Ready: true } => "**Ready to ship.** ", _ => "**Not ready to ship.** " };
        return $"{ready}{grade}{report.Started.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, {Escape(report.Environment.System)}, {report.Environment.Processors.ToString(CultureInfo.InvariantCulture)} processors.";
    }

    // Complaints that no gate has.
    private static void BudgetFile(BoundedMarkdown text, ReportDocument report)
    {
        var own = report.Diagnostics.Where(d => d.Gates.Count == 0).ToList();
        if (own.Count == 0) return;
        text.Block("### Of the budget file");
        List(text, own.Select(d => string.Create(CultureInfo.InvariantCulture, $"{report.Relative(d.File)}({d.Line},{d.Column}): {d.Severity} {d.Code}: {d.Text}")));
    }

    /// <param name="lines">Not escaped.</param>
    internal static void List(BoundedMarkdown text, IEnumerable<string> lines)
    {
        var any = false;
        foreach (var line in lines)
        {
            text.Line($"- {Escape(line)}");
            any = true;
        }
        if (any) text.Line("");
    }

    internal static string Word(ReportedBudget budget) => budget is { Verdict: Verdict.Breach, OnlyWarns: true } ? "breach (warning)" : Words.Of(budget.Verdict);
}
