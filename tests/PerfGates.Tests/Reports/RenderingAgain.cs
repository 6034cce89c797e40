using PerfGates.Cli;
using PerfGates.Reports;
using PerfGates.Reports.Json;
using PerfGates.Tests.Doors;

namespace PerfGates.Tests.Reports;

/// <summary><c>perfgates report</c>.</summary>
public class RenderingAgain
{
    private static CommandLineRun Folder() => new(("perfgates.json", JsonReport.Text(Example.Document)));

    [Fact]
    public async Task One_file_goes_to_standard_output()
    {
        using var cli = Folder();
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("report", "perfgates.json", "--format", "json"));
        Assert.StartsWith("{\n  \"schema\": 1,", cli.Output);
        Assert.Equal("", cli.Error);
    }

    [Fact]
    public async Task Every_format_renders_from_the_file_what_it_renders_from_the_run()
    {
        using var cli = Folder();
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("report", "perfgates.json", "--format", "all", "--output", "again"));
        Assert.All(ReportFormats.All.SelectMany(f => f.Render(Example.Document)), r => Assert.Equal(r.Text, File.ReadAllText(cli.Path($"again/{r.Name}"))));
        Assert.Contains("report: again/perfgates.json\n", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ci_system_is_told_by_it()
    {
        using var cli = Folder();
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("report", "perfgates.json", "--ci", "teamcity"));
        Assert.StartsWith("##teamcity[", cli.Output);
    }

    [Theory]
    [InlineData("perfgates: say what to render, with --format or --ci", "report", "perfgates.json")]
    [InlineData("--format names 'jsn', which is no format of a report", "report", "perfgates.json", "--format", "jsn")]
    public async Task Without_anything_to_do_it_says_how(string said, params string[] typed)
    {
        using var cli = Folder();
        Assert.Equal(ExitCode.Usage, await cli.RunAsync(typed));
        Assert.Contains(said, cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_need_a_folder()
    {
        Assert.SkipWhen(ReportFormats.All.Count < 2, "takes two formats");
        using var cli = Folder();
        Assert.Equal(ExitCode.Usage, await cli.RunAsync("report", "perfgates.json", "--format", "all"));
        Assert.Contains("say where to, with --output", cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.json", "/repo/nowhere.json(1,1): error PG4510")]
    [InlineData("verdict.json", "/repo/verdict.json(1,1): error PG4501")]
    public async Task A_file_that_is_none_is_said_at_its_place(string file, string said)
    {
        using var cli = Folder();
        cli.Write("verdict.json", "{ \"schema\": 9 }");
        Assert.Equal(ExitCode.BudgetFileInvalid, await cli.RunAsync("report", file, "--format", "json"));
        Assert.Contains(said, cli.Error, StringComparison.Ordinal);
    }
}
