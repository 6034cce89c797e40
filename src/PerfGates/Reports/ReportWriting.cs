using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Verdicts;

namespace PerfGates.Reports;

/// <summary>Makes the document of a report.</summary>
internal static class ReportWriting
{
    /// <param name="root">See <see cref="ReportDocument.Root"/>.</param>
    public static ReportDocument Document(Report report, string? root = null) => new(
        ReportDocument.CurrentSchema,
        $"perfgates {report.ToolVersion}",
        new DateTime(report.Started.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc),
        Math.Round(report.Elapsed.TotalSeconds, 3),
        report.Completed,
        root,
        report.BudgetFile,
        new(report.Machine.System, report.Machine.Architecture, report.Machine.Runtime, report.Machine.Processors, new SortedDictionary<string, string>(report.Fingerprint.ToDictionary(), StringComparer.Ordinal)),
        new(report.Comparing.Ref?.Value ?? Comparing.BaselineFile, report.BaseCommit, report.Comparing.Margin, report.Comparing.Smallest, report.Comparing.MaxPairs),
        report.Seed,
        Of(report.Grade),
        Of(report.Readiness),
        report.Context,
        [.. report.Gates.Select(g => Of(g) with { Profile = report.Profiles.GetValueOrDefault(g.Gate.Name.Value) })],
        [.. report.Diagnostics.Select(d => Of(report, d))])
    {
        Profile = report.Profile == Planning.RunProfile.Standard ? null : Planning.RunProfiles.Word(report.Profile),
    };

    private static ReportedGate Of(JudgedGate judged) => new(
        judged.Gate.Name.Value,
        judged.Gate.Probe,
        judged.Verdict,
        judged.Gate.Name.Span.Line,
        judged.Gate.Name.Span.Column,
        judged.Gate.Tags,
        Of(judged.Grade),
        judged.Hints,
        judged.Gate.Confidence.Text,
        judged.Gate.Constraint is { } constraint ? new(constraint.Text, [.. judged.Pressure.Select(p => new ReportedPressure(p.Verified, p.Doubt))]) : null,
        judged.Repeated,
        [.. judged.Disturbances.Select(d => new ReportedDisturbance(Math.Round(d.Steal, 4), Math.Round(d.Others, 4), Math.Round(d.Throttled, 4), d.Complaint))],
        judged.Runs,
        Math.Round(judged.Elapsed.TotalSeconds, 3),
        [.. judged.Budgets.Select(Of)],
        judged.Measured.SelectMany(s => s.Figures).DistinctBy(f => f.Key).ToDictionary(f => f.Key, f => new ReportedMetric(ReportUnits.Of(f.Dimension), Better(f.Metric), f.Metric?.Nature == Nature.Exact, f.Metric is { IsShown: true })),
        [.. judged.Measured.Select(s => new ReportedSubject(s.Kind, s.Name, s.Figures.ToDictionary(f => f.Key, f => Known(f.Value))))],
        null)
    {
        Pictures = judged.Pictures,
    };

    private static ReportedBudget Of(JudgedBudget judged)
    {
        var (item, metric) = (judged.Budget.Item, judged.Budget.Metric);
        return new(
            item.Expression.Text,
            judged.Budget.Target is { } target ? new(target.Kind, target.Name) : null,
            metric.Name,
            item.Expression.Comparison.Symbol(),
            item.Severity == Severity.Error ? "error" : "warning",
            judged.Verdict,
            item.Span.Line,
            item.Span.Column,
            ReportUnits.Of(metric.Dimension ?? judged.Worst?.Limit.Dimension),
            Better(metric),
            metric.Nature == Nature.Exact,
            judged.Score is { } score ? Math.Floor(score) : null,
            judged.Regression is { } regression ? new(regression.ToString().ToLowerInvariant(), regression.Action()) : null,
            [.. judged.Subjects.Select(s => new JudgedAgainst(s.Kind, s.Name, s.Verdict, Known(s.Value), Known(s.Limit.Value), Known(s.Overshoot), Known(s.Samples), s.Source, s.Cause, Of(s.Grounds)))]);
    }

    private static ReportedEvidence Of(Grounds grounds) => new(grounds.Rule, grounds.Count, grounds.Word, Known(grounds.Interval.Low), Known(grounds.Interval.High))
    {
        Look = grounds.Finding?.Look,
        PExceeds = Known(grounds.Finding?.PExceeds),
        PHolds = Known(grounds.Finding?.PHolds),
        Alpha = grounds.Finding is { } f ? Math.Round(f.Alpha, 8) : null,
        Beta = grounds.Finding is { } g ? Math.Round(g.Beta, 8) : null,
        Over = grounds.Events?.Round.Over,
        Allowed = Known(grounds.Events?.Allowed),
        Dispersion = Known(grounds.Events?.Round.Dispersion),
        Notes = grounds.Notes.Count > 0 ? grounds.Notes : null,
        Against = grounds.Against is { } a ? new(a.With, Known(a.Base), Known(a.Ratio), Known(a.RatioInterval.Low), Known(a.RatioInterval.High), Known(a.Excluded), Known(a.Samples), a.BaseFirst) : null,
        Confirmed = grounds.Confirmed ? true : null,
        Doubt = grounds.Doubt?.Rule.Code,
    };

    // Several gates may complain of one thing, such as a server that does not start.
    private static ReportedDiagnostic Of(Report report, Diagnostic diagnostic) => new(
        diagnostic.Code, diagnostic.Severity.ToString().ToLowerInvariant(), diagnostic.Span.File, diagnostic.Span.Line, diagnostic.Span.Column, diagnostic.Text,
        [.. report.Gates.Where(g => g.Diagnostics.Any(d => d.Rule == diagnostic.Rule && d.Span == diagnostic.Span)).Select(g => g.Gate.Name.Value)]);

    private static ReportedReadiness Of(Readiness readiness) => new(
        readiness.Ready, readiness.Blockers, readiness.Regressions.ToDictionary(r => r.Key.ToString().ToLowerInvariant(), r => r.Value), readiness.Warnings, readiness.Scatter, readiness.NextSteps);

    private static ReportedGrade? Of(Grade? grade) => grade is { } known ? new(known.Score, known.Word) : null;

    private static string? Better(Metric? metric) => metric?.Better switch { Direction.LowerIsBetter => "lower", Direction.HigherIsBetter => "higher", _ => null };

    // JSON has no NaN and no infinity.
    private static double? Known(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static IReadOnlyList<double?> Known(IReadOnlyList<double> values) => [.. values.Select(v => Known(v))];
}
