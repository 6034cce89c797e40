using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Verdicts;
using static PerfGates.Reports.Markdown.MarkdownText;

namespace PerfGates.Reports.Markdown;

/// <summary>The commands that come next: to tighten what has improved, to see one gate again, to accept what is wanted.</summary>
internal static class WhatToDo
{
    private const int MostGates = 10;

    public static void Append(BoundedMarkdown text, ReportDocument report)
    {
        var better = Improved(report).ToList();
        if (better.Count > 0)
        {
            text.Block("### Improved");
            foreach (var (gate, budget, subject, against) in better)
                text.Line($"- {Escape(gate.Name)}: {Escape(subject.Name.Length > 0 ? $"{subject.Name}: " : "")}{Escape(budget.Metric)} {Escape(budget.Show(subject.Value))}, {Change(against.Ratio!.Value - 1)} to {Escape(against.With)}");
            text.Line("");
            // Of a commit the next change is compared with this one anyway.
            if (IsAccepted(report)) text.Block("Once this is merged, hold on to it:");
            if (IsAccepted(report)) text.Block(Commands(better.Select(b => b.Gate.Name).Distinct().Take(MostGates).Select(g => $"perfgates baseline accept {Of(report, g)} --reason \"what made it better\"")));
        }
        var gates = report.Gates.Where(g => g.Verdict is not (Verdict.Pass or Verdict.Skipped) || g.Budgets.Any(b => b.Verdict == Verdict.Breach)).ToList();
        if (gates.Count > 0) Reproduce(text, report, gates);
        if (report.Readiness is { NextSteps.Count: > 0 } readiness)
        {
            text.Block("### Next steps");
            MarkdownReport.List(text, readiness.NextSteps);
        }
    }

    private static void Reproduce(BoundedMarkdown text, ReportDocument report, List<ReportedGate> gates)
    {
        text.Block("### To see one gate again");
        text.Block(Commands(gates.Take(MostGates).Select(g => $"perfgates run {Of(report, g.Name)}")));
        var breached = gates.SelectMany(g => g.Budgets.Where(b => b.Verdict == Verdict.Breach).Select(b => (Gate: g, Budget: b))).ToList();
        var compared = breached.Where(b => IsAccepted(report) && b.Budget.Worst?.Evidence.Against is not null).ToList();
        var absolute = breached.Except(compared).ToList();
        if (breached.Count > 0) text.Block("### To accept what is wanted");
        if (absolute.Count > 0)
        {
            text.Line("Raise the limit, and say why in the commit:");
            text.Line("");
            foreach (var (gate, budget) in absolute.Take(MostGates))
                text.Line(string.Create(CultureInfo.InvariantCulture, $"- {Escape(report.Relative(report.BudgetFile))} line {budget.Line}: {Escape(gate.Name)}, {Escape(budget.Title)}"));
            text.Line("");
        }
        if (compared.Count > 0) text.Block(Commands(compared.Select(b => b.Gate.Name).Distinct().Take(MostGates).Select(g => $"perfgates baseline accept {Of(report, g)} --reason \"why it may be so\"")));
    }

    // What 'baseline' meant was accepted, and not measured beside.
    private static bool IsAccepted(ReportDocument report) => report.Compare.With == Comparing.BaselineFile;

    // The whole interval of the ratio is on the good side: a lucky run is no improvement.
    private static IEnumerable<(ReportedGate Gate, ReportedBudget Budget, JudgedAgainst Subject, ReportedAgainst Against)> Improved(ReportDocument report) =>
        from gate in report.Gates
        from budget in gate.Budgets
        from subject in budget.Subjects
        let against = subject.Evidence.Against
        where against is { Ratio: not null } && budget.Verdict == Verdict.Pass && subject.Verdict == Verdict.Pass
        where budget.Better switch
        {
            "lower" => (against.RatioHigh ?? (budget.Exact ? against.Ratio : null)) < 1,
            "higher" => (against.RatioLow ?? (budget.Exact ? against.Ratio : null)) > 1,
            _ => false,
        }
        select (gate, budget, subject, against);

    private static string Of(ReportDocument report, string gate) =>
        report.Relative(report.BudgetFile) is var file && file == ".perfbudget.yml" ? $"--gate {Word(gate)}" : $"--file {Word(file)} --gate {Word(gate)}";
}
