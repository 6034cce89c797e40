using System.Text.Json.Nodes;
using PerfGates.Diagnostics;
using PerfGates.Reports;
using PerfGates.Reports.Sarif;
using PerfGates.Tests.Docs;

namespace PerfGates.Tests.Reports.Formats;

public class AsSarif
{
    [Fact]
    public void It_is_valid_by_the_schema_of_the_committee()
    {
        Validator.IsThere();
        string[] texts = [.. Runs.All.Values.Concat(AwkwardNames.All.Select(Runs.Named)).Select(r => Runs.Rendered("sarif", r))];
        Assert.All(Validator.Complaints(Repository.Read("tests/PerfGates.Tests/Reports/Schemas/sarif-2.1.0-rtm.5.json"), texts), Assert.Empty);
    }

    [Fact]
    public void Passes_are_not_in_it_and_all_else_is() =>
        Assert.Equal(["PG2004 error", "PG1001 error", "PG3001 warning", "PG1001 warning", "PG3010 note"], Results(Example.Document).Select(r => $"{r!["ruleId"]} {r["level"]}"));

    [Fact]
    public void A_fingerprint_stays_when_value_line_and_limit_change()
    {
        var moved = Example.Document with
        {
            Gates = [.. Example.Document.Gates.Select(g => g with { Line = g.Line + 7, Budgets = [.. g.Budgets.Select(b => b with { Line = b.Line + 7, Text = b.Text + "0" })] })],
            Diagnostics = [.. Example.Document.Diagnostics.Select(d => d with { Line = d.Line + 7, Text = d.Text + " (another value)" })],
        };
        Assert.Equal(Fingerprints(Example.Document), Fingerprints(moved));
        Assert.Equal(Fingerprints(Example.Document), Fingerprints(Example.Document).Distinct());
    }

    [Fact]
    public void Two_of_the_same_have_fingerprints_of_their_own()
    {
        var twice = Example.Document with { Diagnostics = [Example.Document.Diagnostics[0], Example.Document.Diagnostics[0]] };
        Assert.Equal(2, Fingerprints(twice).Distinct().Count());
    }

    [Fact]
    public void More_than_GitHub_takes_are_cut_and_the_worst_stay()
    {
        var (warning, error) = (Example.Document.Diagnostics[2], Example.Document.Diagnostics[0]);
        var many = Example.Document with { Diagnostics = [.. Enumerable.Repeat(warning, SarifReport.MostResults + 1), error] };
        var run = Run(many);
        Assert.Equal(SarifReport.MostResults, run["results"]!.AsArray().Count);
        Assert.Equal("error", run["results"]![0]!["level"]!.ToString());
        Assert.Equal("The worst 25000 findings are here, 2 more are not; perfgates.json has all of them.", run["invocations"]![0]!["toolExecutionNotifications"]![0]!["message"]!["text"]!.ToString());
    }

    [Theory]
    [InlineData("/repo/web/a b#1.yml", "web/a%20b%231.yml", "%SRCROOT%")]
    [InlineData("/elsewhere/x.yml", "file:///elsewhere/x.yml", null)]
    public void Paths_are_relative_where_they_are_of_the_repository(string file, string uri, string? from)
    {
        var location = Results(Example.Document with { Diagnostics = [Example.Document.Diagnostics[0] with { File = file }] })[0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!;
        Assert.Equal((uri, from), (location["uri"]!.ToString(), location["uriBaseId"]?.ToString()));
    }

    [Fact]
    public void A_code_of_another_version_is_a_rule_without_help() =>
        Assert.Equal("""{"id":"PG9999"}""", Run(Example.Document with { Diagnostics = [Example.Document.Diagnostics[0] with { Code = "PG9999" }] })["tool"]!["driver"]!["rules"]![0]!.ToJsonString());

    [Fact]
    public void Each_rule_has_the_section_of_the_page_of_diagnostics() =>
        Assert.All(Run(Example.Document)["tool"]!["driver"]!["rules"]!.AsArray(), r => Assert.Equal(RulePages.Section(r!["id"]!.ToString()), r["help"]!["markdown"]!.ToString()));

    private static JsonNode Run(ReportDocument report) => JsonNode.Parse(Runs.Rendered("sarif", report))!["runs"]![0]!;

    private static JsonArray Results(ReportDocument report) => Run(report)["results"]!.AsArray();

    private static IEnumerable<string> Fingerprints(ReportDocument report) => Results(report).Select(r => r!["partialFingerprints"]!["primaryLocationLineHash"]!.ToString());
}
