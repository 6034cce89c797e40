using System.Diagnostics.Metrics;
using PerfGates.Reports;

namespace PerfGates.Cli.Doors;

/// <summary>A report as gauges: what has a budget, with attributes that stay the same from run to run.</summary>
internal static class OtlpFigures
{
    /// <summary>Of each figure one, however many budgets it has.</summary>
    public static IReadOnlyList<Measurement<double>> Values(ReportDocument report) =>
        [.. Judged(report).Where(j => j.Subject.Value is not null).DistinctBy(j => (j.Gate.Name, j.Subject.Kind, j.Subject.Name, j.Budget.Metric)).Select(j => new Measurement<double>(j.Subject.Value!.Value, Of(j)))];

    public static IReadOnlyList<Measurement<double>> Limits(ReportDocument report) =>
        [.. Judged(report).Where(j => j.Subject.Limit is not null).Select(j => new Measurement<double>(j.Subject.Limit!.Value, [.. Of(j), Budget(j.Budget)]))];

    /// <summary>Of each budget one; also of those that were not measured.</summary>
    public static IReadOnlyList<Measurement<double>> Verdicts(ReportDocument report) =>
        [.. report.Gates.SelectMany(g => g.Budgets.Select(b => new Measurement<double>(1, new("perfgates.gate", g.Name), new("perfgates.probe", g.Probe), Budget(b), new("perfgates.severity", b.Severity), new("perfgates.verdict", Words.Of(b.Verdict)))))];

    private static IEnumerable<(ReportedGate Gate, ReportedBudget Budget, JudgedAgainst Subject)> Judged(ReportDocument report) =>
        from gate in report.Gates
        from budget in gate.Budgets
        from subject in budget.Subjects
        select (gate, budget, subject);

    private static KeyValuePair<string, object?>[] Of((ReportedGate Gate, ReportedBudget Budget, JudgedAgainst Subject) judged) =>
    [
        new("perfgates.gate", judged.Gate.Name),
        new("perfgates.probe", judged.Gate.Probe),
        new("perfgates.subject.kind", judged.Subject.Kind),
        new("perfgates.subject", judged.Subject.Name),
        new("perfgates.metric", judged.Budget.Metric),
        new("perfgates.unit", judged.Budget.Unit ?? ""),
    ];

    private static KeyValuePair<string, object?> Budget(ReportedBudget budget) => new("perfgates.budget", budget.Title);
}
