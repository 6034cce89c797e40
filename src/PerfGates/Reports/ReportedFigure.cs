using PerfGates.Probes;

namespace PerfGates.Reports;

/// <summary>One measured figure of a report, with or without a budget on it.</summary>
/// <param name="Kind">Of its subject: "gate", "case", "file", …</param>
/// <param name="Subject">Empty for the gate as a whole.</param>
/// <param name="Unit">As of <see cref="ReportedMetric"/>.</param>
/// <param name="Better">"lower" or "higher", by the metric or else by the budget on it; null where neither says.</param>
/// <param name="Value">In its unit; finite.</param>
/// <param name="Low">Of the value's interval; null where none is known, or the value is outside of it.</param>
/// <param name="High">Null as <paramref name="Low"/> is.</param>
/// <param name="Count">How many runs, pairs or events it rests on, and what they are; null without a budget.</param>
internal sealed record ReportedFigure(string Gate, string Kind, string Subject, string Metric, string? Unit, string? Better, double Value, double? Low, double? High, string? Count)
{
    /// <summary>"parser: Bench.Parser.Parse(N: 1000)"; of the gate as a whole its name alone.</summary>
    public string FullSubject => Subject.Length == 0 ? Gate : $"{Gate}: {Subject}";

    /// <summary>Each subject's metrics once, in the order of the document: as they were judged, then what was only measured.</summary>
    public static IEnumerable<ReportedFigure> Of(ReportDocument report) => report.Gates.SelectMany(g => Judged(g).Concat(Measured(g)).DistinctBy(f => (f.Kind, f.Subject, f.Metric)));

    private static IEnumerable<ReportedFigure> Judged(ReportedGate gate) =>
        from budget in gate.Budgets
        from subject in budget.Subjects
        where subject.Value is { } value && double.IsFinite(value)
        let value = subject.Value!.Value
        let known = subject.Evidence is { Low: { } low, High: { } high } && low <= value && value <= high
        select new ReportedFigure(
            gate.Name, subject.Kind, subject.Name, budget.Metric, budget.Unit, budget.Wanted, value,
            known ? subject.Evidence.Low : null, known ? subject.Evidence.High : null, new SamplingPlan(1, subject.Evidence.Counts).Count((int)Math.Min(subject.Evidence.Count, int.MaxValue)));

    private static IEnumerable<ReportedFigure> Measured(ReportedGate gate) =>
        from subject in gate.Measured
        from figure in subject.Values
        where figure.Value is { } value && double.IsFinite(value)
        let metric = gate.Metrics?.GetValueOrDefault(figure.Key)
        select new ReportedFigure(gate.Name, subject.Kind, subject.Name, figure.Key, metric?.Unit, metric?.Better, figure.Value!.Value, null, null, null);
}
