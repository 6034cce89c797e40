using System.Text.Json;
using PerfGates.Cli;
using PerfGates.Tests.Doors;

namespace PerfGates.Tests.Reports;

/// <summary>What the properties of a build ask of a report.</summary>
public class ChoosingInABuild
{
    private static async Task<(CommandLineRun Cli, JsonElement[] Said)> AskAsync(string reports = "", string ci = "", string webhook = "", string profile = "", params (string Name, string Value)[] environment)
    {
        var cli = new CommandLineRun((".perfbudget.yml", "version: 1\ngates:\n  frontend:\n    bundle: { path: wwwroot, encoding: raw }\n    budgets: [total < 10B]\n"), ("wwwroot/app.js", "let x = 1; let y = 2;\n"));
        foreach (var (name, value) in environment) cli.Variables[name] = value;
        cli.Write("results/run-n1/request.json", JsonSerializer.Serialize(new
        {
            schema = 1,
            nonce = "n1",
            version = Surroundings.Version,
            budgetFile = cli.Path(".perfbudget.yml"),
            project = cli.Path("App.csproj"),
            resultsFolder = cli.Path("results"),
            runFolder = cli.Path("results/run-n1"),
            reports,
            ci,
            webhook,
            profile,
        }));
        await cli.RunAsync("run", "--request", cli.Path("results/run-n1/request.json"));
        return (cli, [.. JsonDocument.Parse(File.ReadAllText(cli.Path("results/run-n1/verdict.json"))).RootElement.GetProperty("diagnostics").EnumerateArray()]);
    }

    [Fact]
    public async Task Unknown_words_are_errors_before_anything_is_measured()
    {
        var (cli, said) = await AskAsync("jsn;all", "githb", "slak");
        using (cli)
        {
            Assert.Equal(["PG0040", "PG0041", "PG0041"], said.Select(d => d.GetProperty("code").GetString()));
            Assert.All(said, d => Assert.Equal((cli.Path(".perfbudget.yml"), "error"), (d.GetProperty("file").GetString(), d.GetProperty("severity").GetString())));
            Assert.False(File.Exists(cli.Path("results/perfgates.json")));
        }
    }

    [Fact]
    public async Task A_profile_that_is_none_is_an_error_and_nothing_is_measured()
    {
        var (cli, said) = await AskAsync(profile: "Quick");
        using (cli)
        {
            Assert.Equal(("PG4533", cli.Path(".perfbudget.yml")), (said.Single().GetProperty("code").GetString(), said.Single().GetProperty("file").GetString()));
            Assert.DoesNotContain("measured in", cli.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_message_says_which_files_there_are()
    {
        var (cli, _) = await AskAsync("json");
        using (cli) Assert.Contains("##pg progress reports: perfgates.json in /repo/results\n", cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_for_a_ci_system_is_printed()
    {
        var (cli, _) = await AskAsync(environment: ("GITHUB_ACTIONS", "true"));
        using (cli) Assert.All(cli.Output.TrimEnd('\n').Split('\n'), l => Assert.StartsWith("##pg ", l));
    }

    [Fact]
    public async Task What_did_not_arrive_is_a_warning_of_the_verdict()
    {
        var (cli, said) = await AskAsync(webhook: "json");
        using (cli) Assert.Equal([("PG1001", "error"), ("PG0042", "warning")], said.Select(d => (d.GetProperty("code").GetString(), d.GetProperty("severity").GetString())));
    }
}
