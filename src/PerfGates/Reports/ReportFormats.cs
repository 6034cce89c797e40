using PerfGates.Reports.Bencher;
using PerfGates.Reports.Csv;
using PerfGates.Reports.GitHubActionBenchmark;
using PerfGates.Reports.GitLab;
using PerfGates.Reports.JUnit;
using PerfGates.Reports.Html;
using PerfGates.Reports.Json;
using PerfGates.Reports.Markdown;
using PerfGates.Reports.OpenMetrics;
using PerfGates.Reports.Sarif;

namespace PerfGates.Reports;

/// <summary>Every format, in one list. A new one is a folder and a line.</summary>
internal static class ReportFormats
{
    public static IReadOnlyList<IReportFormat> All { get; } =
    [
        new JsonReport(),
        new CsvReport(),
        new MarkdownReport(),
        new JUnitReport(),
        new SarifReport(),
        new GitLabReport(),
        new OpenMetricsReport(),
        new BencherReport(),
        new GitHubActionBenchmarkReport(),
        new HtmlReport(),
    ];

    public static IReportFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);
}
