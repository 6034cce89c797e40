using PerfGates.Verdicts;

namespace PerfGates.Reports.OpenMetrics;

/// <summary>
/// <c>metrics.txt</c>: the OpenMetrics 1.0 text format, for GitLab's metrics report and the textfile collector of Prometheus' node exporter. That one
/// reads the older text format and refuses types that are only OpenMetrics', so all are gauges: no state sets, no info.
/// </summary>
internal sealed class OpenMetricsReport : IReportFormat
{
    public string Name => "openmetrics";

    public string Help => "every figure, limit and verdict, for Prometheus and GitLab's metrics report";

    public IReadOnlyList<string> Files => ["metrics.txt"];

    public IReadOnlyList<RenderedFile> Render(ReportDocument report)
    {
        var text = new MetricsText();
        text.Family("perfgates_value", "What was measured, in the base unit that the label says.");
        foreach (var f in ReportedFigure.Of(report)) text.Sample("perfgates_value", [("gate", f.Gate), ("target", f.Kind), ("subject", f.Subject), ("metric", f.Metric), ("unit", f.Unit ?? "")], f.Value);
        text.Family("perfgates_limit", "What the value was held against, in the same unit.");
        foreach (var (gate, budget) in Budgets(report))
            foreach (var subject in budget.Subjects.Where(s => s.Limit is not null))
                text.Sample("perfgates_limit", [("gate", gate.Name), ("target", subject.Kind), ("subject", subject.Name), ("metric", budget.Metric), ("unit", budget.Unit ?? ""), ("budget", budget.Title), ("severity", budget.Severity)], subject.Limit!.Value);
        text.Family("perfgates_verdict", "The verdict on each budget: 1 at the one that it is.");
        // Of two budgets that say the same, the worse verdict: a sample may be there once, and must not hide a breach.
        foreach (var alike in Budgets(report).GroupBy(b => (Gate: b.Gate.Name, b.Budget.Title, b.Budget.Severity)))
            States(text, "perfgates_verdict", alike.Max(b => b.Budget.Verdict), [("gate", alike.Key.Gate), ("budget", alike.Key.Title), ("severity", alike.Key.Severity)]);
        text.Family("perfgates_gate_verdict", "The verdict on each gate: 1 at the one that it is.");
        foreach (var gate in report.Gates) States(text, "perfgates_gate_verdict", gate.Verdict, [("gate", gate.Name)]);
        text.Family("perfgates_gate_grade", "The grade of each gate, 0 to 100.");
        foreach (var gate in report.Gates.Where(g => g.Grade is not null)) text.Sample("perfgates_gate_grade", [("gate", gate.Name)], gate.Grade!.Score);
        text.Family("perfgates_gate_elapsed_seconds", "How long each gate took.", "seconds");
        foreach (var gate in report.Gates) text.Sample("perfgates_gate_elapsed_seconds", [("gate", gate.Name)], gate.Elapsed);
        Whole(text, report);
        return [new(Files[0], text.Ended())];
    }

    private static void Whole(MetricsText text, ReportDocument report)
    {
        text.Family("perfgates_grade", "The grade of all gates together, 0 to 100.");
        if (report.Grade is { } grade) text.Sample("perfgates_grade", [], grade.Score);
        text.Family("perfgates_ready", "1 if this may be shipped, else 0.");
        if (report.Readiness is { } readiness) text.Sample("perfgates_ready", [], readiness.Ready ? 1 : 0);
        text.Family("perfgates_completed", "1 if every gate was judged, 0 if the run was ended before.");
        text.Sample("perfgates_completed", [], report.Completed ? 1 : 0);
        text.Family("perfgates_diagnostics", "How many complaints there are of each severity.");
        foreach (var severity in new[] { "error", "warning", "message" }) text.Sample("perfgates_diagnostics", [("severity", severity)], report.Diagnostics.Count(d => d.Severity == severity));
        text.Family("perfgates_elapsed_seconds", "How long the run took.", "seconds");
        text.Sample("perfgates_elapsed_seconds", [], report.Elapsed);
        text.Family("perfgates_run_info", "What made this; always 1.");
        text.Sample("perfgates_run_info", [("tool", report.Tool), ("commit", report.Context?.Commit ?? "")], 1);
    }

    private static void States(MetricsText text, string family, Verdict verdict, (string Name, string Value)[] labels)
    {
        foreach (var state in Enum.GetValues<Verdict>()) text.Sample(family, [.. labels, ("verdict", Words.Of(state))], state == verdict ? 1 : 0);
    }

    private static IEnumerable<(ReportedGate Gate, ReportedBudget Budget)> Budgets(ReportDocument report) => report.Gates.SelectMany(g => g.Budgets.Select(b => (g, b)));
}
