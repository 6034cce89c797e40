namespace PerfGates.Reports;

/// <summary>Which complaints to show where there is room for few.</summary>
internal static class Gravity
{
    /// <summary>What has no figure first (nothing was measured, or the budget file is wrong), then what is farthest over its limit.</summary>
    public static IReadOnlyList<ReportedDiagnostic> WorstFirst(this ReportDocument report, string severity)
    {
        // Of a thousand gates each is looked up once.
        var over = report.Gates.SelectMany(g => g.Budgets.Select(b => (Place: (g.Name, b.Line, b.Column), Over: b.Worst?.Over ?? double.PositiveInfinity)))
            .GroupBy(b => b.Place).ToDictionary(b => b.Key, b => b.Max(o => o.Over));
        return [.. report.Diagnostics.Where(d => d.Severity == severity).OrderByDescending(d => d.Gates.Select(g => over.GetValueOrDefault((g, d.Line, d.Column), double.PositiveInfinity)).DefaultIfEmpty(double.PositiveInfinity).Max())];
    }
}
