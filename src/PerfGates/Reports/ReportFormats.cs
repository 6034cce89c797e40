using PerfGates.Reports.Html;
using PerfGates.Reports.Json;

namespace PerfGates.Reports;

/// <summary>Every format, in one list. A new one is a folder and a line.</summary>
internal static class ReportFormats
{
    public static IReadOnlyList<IReportFormat> All { get; } =
    [
        new JsonReport(),
        new HtmlReport(),
    ];

    public static IReportFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);
}
