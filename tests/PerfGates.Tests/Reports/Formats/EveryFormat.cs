using System.Text.RegularExpressions;
using PerfGates.Reports;

namespace PerfGates.Tests.Reports.Formats;

public partial class EveryFormat
{
    // Those whose files are texts that people can look over.
    private static readonly string[] Names = ["csv", "markdown", "junit", "sarif", "gitlab", "openmetrics", "bencher", "github-action-benchmark"];

    public static TheoryData<string, string, string> Cases => [.. from run in Runs.All.Keys from format in Names from culture in new[] { "", "de-DE" } select (run, format, culture)];

    [Theory, MemberData(nameof(Cases))]
    public void Writes_the_same_in_every_culture(string run, string format, string culture) => Culture.In(culture, () =>
    {
        foreach (var file in ReportFormats.Find(format)!.Render(Runs.All[run])) GoldenFile.Matches(WithoutHelp(file.Text), Path.Combine("golden", run, file.Name));
    });

    // The sections of docs/diagnostics.md change for other reasons; a test of SARIF looks at them.
    private static string WithoutHelp(string text) => Help().Replace(text, "\"markdown\": \"…\"");

    [GeneratedRegex(@"""markdown"": ""(?:[^""\\]|\\.)*""", RegexOptions.ExplicitCapture)]
    private static partial Regex Help();

    [Fact]
    public void Is_selected_by_a_name_of_letters_and_ends_its_text_with_a_line() =>
        Assert.All(ReportFormats.All, f =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", f.Name);
            Assert.All(f.Render(Example.Document), r => Assert.EndsWith("\n", r.Text));
        });
}
