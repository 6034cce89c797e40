using System.Globalization;
using System.Text;

namespace PerfGates.Reports.Csv;

/// <summary><c>perfgates.csv</c>, as RFC 4180 has it: a row for each subject that a budget was held against.</summary>
internal sealed class CsvReport : IReportFormat
{
    private static readonly string[] Header =
    [
        "gate", "probe", "targetKind", "target", "subjectKind", "subject", "budget", "metric", "unit", "operator", "value", "limit", "over", "low", "high",
        "count", "counts", "rule", "verdict", "severity", "score", "file", "line", "column", "code", "message",
    ];

    public string Name => "csv";

    public string Help => "a row for each budget and subject, for spreadsheets and scripts";

    public IReadOnlyList<string> Files => ["perfgates.csv"];

    public IReadOnlyList<RenderedFile> Render(ReportDocument report)
    {
        var text = new StringBuilder();
        Append(text, Header);
        // What is wrong with the budget file is about no budget, and must not look like a run in which all is well.
        foreach (var diagnostic in report.Diagnostics.Where(d => d.Gates.Count == 0))
            Append(text, [.. Enumerable.Repeat<object?>(null, 19), diagnostic.Severity, null, report.Relative(diagnostic.File), diagnostic.Line, diagnostic.Column, diagnostic.Code, diagnostic.Text]);
        foreach (var gate in report.Gates)
        {
            foreach (var budget in gate.Budgets)
                foreach (var subject in budget.Subjects.DefaultIfEmpty(null)) Append(text, Row(report, gate, budget, subject));
            if (gate.Budgets.Count == 0)
                Append(text, [gate.Name, gate.Probe, .. Enumerable.Repeat<object?>(null, 16), Words.Of(gate.Verdict), null, null, report.Relative(report.BudgetFile), gate.Line, gate.Column, .. Said(report.About(gate))]);
        }
        return [new(Files[0], text.ToString())];
    }

    private static object?[] Row(ReportDocument report, ReportedGate gate, ReportedBudget budget, JudgedAgainst? subject) =>
    [
        gate.Name, gate.Probe, budget.Target?.Kind, budget.Target?.Name, subject?.Kind, subject?.Name, budget.Text, budget.Metric, budget.Unit, budget.Operator,
        subject?.Value, subject?.Limit, subject?.Over, subject?.Evidence.Low, subject?.Evidence.High, subject?.Evidence.Count, subject?.Evidence.Counts, subject?.Evidence.Rule,
        Words.Of(subject?.Verdict ?? budget.Verdict), budget.Severity, budget.Score, report.Relative(report.BudgetFile), budget.Line, budget.Column, .. Said(report.Reasons(gate, budget)),
    ];

    private static IEnumerable<object?> Said(IEnumerable<ReportedDiagnostic> reasons)
    {
        var all = reasons.ToList();
        return [string.Join(' ', all.Select(d => d.Code).Distinct()), string.Join("; ", all.Select(d => d.Text))];
    }

    private static void Append(StringBuilder text, object?[] cells) => text.AppendJoin(',', cells.Select(c => Quoted(Convert.ToString(c, CultureInfo.InvariantCulture) ?? ""))).Append("\r\n");

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
