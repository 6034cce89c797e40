using System.Text.Json;
using System.Xml.Linq;
using PerfGates.BuildTests.Bench;
using PerfGates.Tests;

namespace PerfGates.BuildTests.Docs;

/// <summary>One build of the sample with <c>-p:PerfGatesReports=all</c>, with limits that do not hold: every format has something to say. The gate that takes a minute is left out.</summary>
public sealed class AllReports(AllReports.Built built) : IClassFixture<AllReports.Built>
{
    [Fact]
    public void Are_written_and_not_empty()
    {
        var files = Directory.GetFiles(built.Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        GoldenFile.Matches(string.Join('\n', files), "all-reports.txt");
        Assert.All(files, f => Assert.NotEqual(0, new FileInfo(built[f]).Length));
    }

    [Fact]
    public void That_are_JSON_can_be_parsed() => Assert.All(
        Directory.GetFiles(built.Folder, "*.json").Append(built["perfgates.sarif"]),
        file => JsonDocument.Parse(File.ReadAllText(file)).Dispose());

    [Fact]
    public void That_are_lists_of_findings_have_the_breach()
    {
        using var sarif = JsonDocument.Parse(File.ReadAllText(built["perfgates.sarif"]));
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        var levels = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(r => r.GetProperty("level").GetString()).ToList();
        Assert.Equal(["error", "warning"], levels.Order());

        var suites = XDocument.Parse(File.ReadAllText(built["perfgates.junit.xml"])).Root!;
        Assert.Equal("testsuites", suites.Name.LocalName);
        Assert.Single(suites.Descendants("failure"));

        using var quality = JsonDocument.Parse(File.ReadAllText(built["gl-code-quality.json"]));
        Assert.All(quality.RootElement.EnumerateArray(), f => Assert.Equal("over-budget.yml", f.GetProperty("location").GetProperty("path").GetString())); // the copy is in no repository
    }

    [Fact]
    public void That_are_text_begin_and_end_as_their_format_does()
    {
        Assert.StartsWith("<!doctype html>", File.ReadAllText(built["report.html"]), StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("</html>", File.ReadAllText(built["report.html"]).TrimEnd(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<title>", File.ReadAllText(built["report.html"]), StringComparison.Ordinal);
        Assert.EndsWith("# EOF\n", File.ReadAllText(built["metrics.txt"]));
        Assert.StartsWith("#", File.ReadAllText(built["summary.md"]));
        Assert.True(File.ReadAllLines(built["perfgates.csv"]).Length > 2);
    }

    public sealed class Built
    {
        public Built(Workbench bench)
        {
            var clone = new Clone(bench);
            var ended = Dotnet.Run(clone.Folder, ["build", "samples/QuickStart", "-p:RunPerfGates=true", "-p:PerfBudgetFile=over-budget.yml", "-p:PerfGatesTags=fast", "-p:PerfGatesReports=all"]);
            Assert.True(ended.ExitCode == 1, ended.Output);
            Folder = Path.Combine(clone.Folder, "samples", "QuickStart", "obj", "perfgates", "Debug");
        }

        public string Folder { get; }

        public string this[string file] => Path.Combine(Folder, file);
    }
}
