using PerfGates.Reports;
using PerfGates.Reports.Json;

namespace PerfGates.Tests.Docs;

/// <summary>Blocks such as <c>csv report=csv</c> show what a format makes of the run on docs/report.md.</summary>
[Collection("Rewrites pages")]
public class TheReports
{
    public static TheoryData<string, int> Places => [.. Page.All().SelectMany(p => p.Blocks()).Where(b => b.Value("report") is not null).Select(b => (b.Page.Path, b.Ordinal))];

    [Theory, MemberData(nameof(Places))]
    public void Are_what_each_format_makes_of_the_run_that_the_pages_share(string path, int ordinal)
    {
        var block = Page.Of(path).Blocks()[ordinal];
        var run = Page.Of("docs/report.md").Blocks().Single(b => b is { Language: "json" } && b.Value("file") is not null);
        var report = JsonReport.Read(run.Text, run.Page.Path, [])!;
        Shown.Matches(block, ReportFormats.Find(block.Value("report")!)!.Render(report)[0].Text.ReplaceLineEndings("\n"));
    }
}
