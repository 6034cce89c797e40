using System.Text;

namespace PerfGates.Reports.Html;

/// <summary><c>report.html</c>: one page for people, with pictures of its own, that asks nobody for anything.</summary>
internal sealed class HtmlReport : IReportFormat
{
    public const string File = "report.html";

    // With room for what masking makes longer.
    public const int MostBytes = 1_950_000;

    public string Name => "html";

    public string Help => "one page for people, with pictures, that needs no network";

    public IReadOnlyList<string> Files => [File];

    public IReadOnlyList<RenderedFile> Render(ReportDocument report) => [new(File, Text(report))];

    private static string Text(ReportDocument report)
    {
        foreach (var detail in Enum.GetValues<Detail>())
            if (new Page(report, detail).Text is var text && (Encoding.UTF8.GetByteCount(text) <= MostBytes || detail == Detail.AllInBrief)) return text;
        throw new System.Diagnostics.UnreachableException();
    }
}
