using PerfGates.Cli;
using PerfGates.Reports;
using PerfGates.Tests.Doors;

namespace PerfGates.Tests.Reports.Ci;

/// <summary>Which files and lines a run gives, by what was asked and where it runs.</summary>
public class TheRunInACiSystem
{
    private const string Over = "version: 1\nsecrets: [TOKEN]\nvariables: { TOKEN: \"a&b<c>\" }\ngates:\n  \"front a&b<c>\":\n    bundle: { path: wwwroot, encoding: raw }\n    budgets: [total < 10B]\n";

    private static CommandLineRun Folder() => new((".perfbudget.yml", Over), ("wwwroot/app.js", "let x = 1; let y = 2;\n"));

    [Fact]
    public async Task Nothing_but_json_is_written_unless_asked()
    {
        using var cli = Folder();
        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run"));
        Assert.Equal("report: obj/perfgates/perfgates.json", Assert.Single(cli.Error.TrimEnd().Split('\n'), l => l.StartsWith("report: ", StringComparison.Ordinal)));
        Assert.DoesNotContain("\n::", cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_reports_are_written_and_named()
    {
        using var cli = Folder();
        await cli.RunAsync("run", "--report", "all");
        var said = cli.Error.Split('\n').Where(l => l.StartsWith("report: ", StringComparison.Ordinal)).Select(l => cli.Path(l["report: ".Length..])).ToList();
        Assert.Superset(ReportFormats.All.Where(f => f.Files.Count == 1).SelectMany(f => f.Files).ToHashSet(), said.Select(s => System.IO.Path.GetFileName(s)).ToHashSet());
        // However a format escapes it, a secret stays one.
        Assert.All(said, file => Assert.DoesNotMatch("a(&|&amp;|%26|\\\\u0026)b", File.ReadAllText(file)));
        // What is not asked for the next time is no longer there.
        await cli.RunAsync("run", "--report", "none");
        Assert.All(said.Where(f => !f.EndsWith("perfgates.json", StringComparison.Ordinal)), f => Assert.False(File.Exists(f)));
    }

    [Theory]
    [InlineData("--report", "jsn", "--report names 'jsn', which is no format of a report; write all, none, or some of json")]
    [InlineData("--report", "json;nothing", "--report names 'nothing'")]
    [InlineData("--ci", "githb", "--ci is 'githb'; write one of auto, none, github, azure, gitlab, teamcity; did you mean 'github'?")]
    [InlineData("--webhook", "slak", "--webhook is 'slak'; write one of none, json, slack; did you mean 'slack'?")]
    public async Task A_word_that_is_none_is_a_usage_error(string option, string word, string said)
    {
        using var cli = Folder();
        Assert.Equal(ExitCode.Usage, await cli.RunAsync("run", option, word));
        Assert.Contains(said, cli.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(cli.Path("obj")));
    }

    [Fact]
    public async Task A_detected_system_gets_its_lines_at_the_beginning_of_a_line()
    {
        using var cli = Folder();
        cli.Variables["GITHUB_ACTIONS"] = "true";
        await cli.RunAsync("run");
        Assert.Contains("\n::error file=.perfbudget.yml,line=7,col=15,title=PG1001 front ***%3A total < 10B::gate 'front ***': total = 22 B", cli.Output, StringComparison.Ordinal);
        await cli.RunAsync("run", "--ci", "none");
        Assert.DoesNotContain("::error", cli.Output + cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_on_standard_output_they_go_to_standard_error()
    {
        using var cli = Folder();
        cli.Variables["TF_BUILD"] = "True";
        await cli.RunAsync("run", "--format", "json");
        Assert.StartsWith("{", cli.Output);
        Assert.Contains("\n##vso[task.logissue type=error;", "\n" + cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_of_a_step_is_appended_to()
    {
        Assert.SkipWhen(ReportFormats.Find("markdown") is null, "takes the format markdown");
        using var cli = Folder();
        cli.Write("summary", "of another step\n");
        (cli.Variables["GITHUB_ACTIONS"], cli.Variables["GITHUB_STEP_SUMMARY"]) = ("true", cli.Path("summary"));
        await cli.RunAsync("run");
        Assert.StartsWith("of another step\n", File.ReadAllText(cli.Path("summary")));
        Assert.Contains("1 breach", File.ReadAllText(cli.Path("summary")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_that_cannot_be_appended_is_a_warning()
    {
        Assert.SkipWhen(ReportFormats.Find("markdown") is null, "takes the format markdown");
        using var cli = Folder();
        (cli.Variables["GITHUB_ACTIONS"], cli.Variables["GITHUB_STEP_SUMMARY"]) = ("true", cli.Path("no/such/folder/summary"));
        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run"));
        Assert.Contains("warning PG0044", cli.Error, StringComparison.Ordinal);
    }
}
