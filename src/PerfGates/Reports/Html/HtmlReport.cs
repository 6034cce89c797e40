using System.Text;

namespace PerfGates.Reports.Html;

/// <summary><c>report.html</c>: one page for people, with pictures of its own, that asks nobody for anything.</summary>
internal sealed class HtmlReport : IReportFormat
{
    public const string File = "report.html";

    // With room for what masking makes longer.
    public const int MostBytes = 1_950_000;

    private const int FewestBytesOfABudget = 600;

    public string Name => "html";

    public string Help => "one page for people, with pictures, that needs no network";

    public IReadOnlyList<string> Files => [File];

    public IReadOnlyList<RenderedFile> Render(ReportDocument report) => [new(File, Text(report))];

    private static string Text(ReportDocument report)
    {
        // Not even begun with what cannot become small enough.
        var detail = report.Gates.Sum(g => g.Budgets.Count) * FewestBytesOfABudget > MostBytes ? Detail.PassesInBrief : Detail.Everything;
        while (true)
        {
            var text = new Page(report, detail).Text;
            if (detail == Detail.AllInBrief || Encoding.UTF8.GetByteCount(text) <= MostBytes) return text;
            detail++;
        }
    }
}
