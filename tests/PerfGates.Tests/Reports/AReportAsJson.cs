using PerfGates.Diagnostics;
using PerfGates.Reports;
using PerfGates.Reports.Json;

namespace PerfGates.Tests.Reports;

public class AReportAsJson
{
    [Fact]
    public void Read_again_it_is_the_same()
    {
        List<Diagnostic> problems = [];
        var text = JsonReport.Text(Example.Document);
        Assert.Equal(text, JsonReport.Text(JsonReport.Read(text, "/repo/perfgates.json", problems)!));
        Assert.Empty(problems);
    }

    [Fact]
    public void One_of_an_earlier_version_lacks_members_and_is_read()
    {
        List<Diagnostic> problems = [];
        var read = JsonReport.Read("""
            { "schema": 1, "tool": "perfgates 0.1.0", "started": "2026-01-31T12:00:00Z", "elapsed": 1, "completed": true, "budgetFile": "/repo/.perfbudget.yml", "newer": {},
              "environment": { "system": "s", "architecture": "x64", "runtime": ".NET", "processors": 1, "fingerprint": {} }, "compare": { "with": "baseline-file", "commit": null, "margin": 0.01, "smallest": 0.05, "maxPairs": 25 },
              "seed": 1, "grade": null, "gates": [], "diagnostics": [] }
            """, "/repo/perfgates.json", problems);
        Assert.Empty(problems);
        Assert.Equal((null, 0), (read!.Readiness, read.Gates.Count));
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("[]", 1, 1)]
    [InlineData("{ \"schema\": 2 }", 1, 1)]
    [InlineData("{ \"schema\": 1 }", 1, 16)]
    [InlineData("{ \"schema\": \"1\" }", 1, 1)]
    [InlineData("{\n  \"schema\": 1,\n  \"gates\": {]\n}", 3, 13)]
    public void What_is_none_is_refused_where_it_is_wrong(string text, int line, int column)
    {
        List<Diagnostic> problems = [];
        Assert.Null(JsonReport.Read(text, "/repo/perfgates.json", problems));
        Assert.Equal((Rules.NoReport, line, column), (problems.Single().Rule, problems[0].Span.Line, problems[0].Span.Column));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"verdict\": 0,")]
    public void A_verdict_that_is_missing_or_a_number_is_no_pass(string instead)
    {
        List<Diagnostic> problems = [];
        var text = JsonReport.Text(Example.Document);
        var at = text.IndexOf("\"verdict\": \"breach\",", StringComparison.Ordinal);
        Assert.Null(JsonReport.Read(text.Remove(at, "\"verdict\": \"breach\",".Length).Insert(at, instead), "/repo/perfgates.json", problems));
        Assert.Equal(Rules.NoReport, problems.Single().Rule);
    }

    [Fact]
    public void Every_format_has_a_name_and_files_of_its_own()
    {
        Assert.Equal(ReportFormats.All.Select(f => f.Name).Distinct(), ReportFormats.All.Select(f => f.Name));
        Assert.Equal(ReportFormats.All.SelectMany(f => f.Files).Distinct(), ReportFormats.All.SelectMany(f => f.Files));
        Assert.All(ReportFormats.All, f => Assert.Empty(f.Render(Example.Document).Select(r => r.Name).Except(f.Files)));
    }
}
