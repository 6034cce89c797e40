using System.Diagnostics;
using System.Text.Json;
using PerfGates.Cli;

namespace PerfGates.Tests.Doors;

/// <summary>What the MSBuild task asks for and gets, without MSBuild.</summary>
public class TheRequestDoor
{
    private const string Budgets = "version: 1\ngates:\n  frontend:\n    bundle: { path: wwwroot, encoding: raw }\n    budgets: [total < 10B]\n";
    private const string Endless = "version: 1\ngates:\n  endless:\n    command: { run: sleep 600 }\n    budgets: [wall < 1s]\n";

    private static CommandLineRun With(string budgets) => new((".perfbudget.yml", budgets), ("wwwroot/app.js", "let x = 1; let y = 2;\n"));

    private static Task<ExitCode> Ask(CommandLineRun cli, object? version = null, int? parent = null, string? nonce = "n1", string results = "results")
    {
        cli.Write($"{results}/run-n1/request.json", JsonSerializer.Serialize(new
        {
            schema = 1,
            nonce,
            version = version ?? Surroundings.Version,
            budgetFile = cli.Path(".perfbudget.yml"),
            project = cli.Path("App.csproj"),
            outputs = new[] { cli.Path("wwwroot/app.js") },
            resultsFolder = cli.Path(results),
            runFolder = cli.Path($"{results}/run-n1"),
            buildBenchmarks = true,
            parent = parent is { } id ? new { id, started = DateTimeOffset.UnixEpoch } : null,
            somethingNew = 1,
        }));
        return cli.RunAsync("run", "--request", cli.Path($"{results}/run-n1/request.json"));
    }

    private static JsonElement Verdict(CommandLineRun cli) => JsonDocument.Parse(File.ReadAllText(cli.Path("results/run-n1/verdict.json"))).RootElement;

    private static string Code(CommandLineRun cli) => Verdict(cli).GetProperty("diagnostics")[0].GetProperty("code").GetString()!;

    [Fact]
    public async Task A_breach_is_in_the_verdict_with_its_position_and_the_table_is_progress()
    {
        using var cli = With(Budgets);
        Assert.Equal(ExitCode.Breach, await Ask(cli));
        var (verdict, breach) = (Verdict(cli), Verdict(cli).GetProperty("diagnostics")[0]);
        Assert.Equal(("n1", true, false), (verdict.GetProperty("nonce").GetString(), verdict.GetProperty("completed").GetBoolean(), verdict.GetProperty("partial").GetBoolean()));
        Assert.Equal(("PG1001", 5, 15), (breach.GetProperty("code").GetString(), breach.GetProperty("line").GetInt32(), breach.GetProperty("column").GetInt32()));
        Assert.EndsWith("diagnostics.md#pg1001", breach.GetProperty("helpLink").GetString(), StringComparison.Ordinal);
        Assert.All(cli.Output.TrimEnd('\n').Split('\n'), l => Assert.StartsWith("##pg progress ", l));
        Assert.Contains("1 breach", cli.Output, StringComparison.Ordinal);
    }

    /// <summary>The line for editors in a budget file knows no configuration, so the schema of a build stands above it.</summary>
    [Theory]
    [InlineData("obj/perfgates/Release", "obj/perfgates")]
    [InlineData("obj/perfgates/Release/net10.0", "obj/perfgates")]
    [InlineData("elsewhere", "elsewhere")]
    public async Task The_schema_stands_where_editors_look_for_it(string results, string folder)
    {
        using var cli = With(Budgets);
        await Ask(cli, results: results);
        Assert.Equal([cli.Path($"{folder}/perfbudget.schema.json")], Directory.EnumerateFiles(cli.Folder, "perfbudget.schema.json", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Another_version_is_refused()
    {
        using var cli = With(Budgets);
        Assert.Equal(ExitCode.InternalError, await Ask(cli, version: "9.9.9"));
        Assert.Equal("PG0009", Code(cli));
    }

    [Fact]
    public async Task A_request_that_lacks_what_is_needed_is_refused_with_the_nonce_of_its_folder()
    {
        using var cli = With(Budgets);
        Assert.Equal(ExitCode.InternalError, await Ask(cli, nonce: null));
        Assert.Equal("PG0012", Code(cli));
        Assert.Equal("n1", Verdict(cli).GetProperty("nonce").GetString());
    }

    [Fact]
    public async Task A_missing_budget_file_is_an_error_of_the_verdict()
    {
        using var cli = With(Budgets);
        File.Delete(cli.Path(".perfbudget.yml"));
        await Ask(cli);
        Assert.Equal("PG0011", Code(cli));
    }

    [Fact]
    public async Task The_cancel_file_ends_it_without_a_verdict()
    {
        using var cli = With(Endless);
        cli.Write("results/run-n1/cancel", "");
        Assert.Equal(ExitCode.Cancelled, await Ask(cli));
        Assert.False(File.Exists(cli.Path("results/run-n1/verdict.json")));
    }

    [Fact]
    public async Task The_death_of_the_build_ends_it_without_a_verdict()
    {
        using var cli = With(Endless);
        using var build = Process.Start("sleep", "600");
        var ended = Ask(cli, parent: build.Id);
        build.Kill();
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Cancelled, await ended);
        Assert.False(File.Exists(cli.Path("results/run-n1/verdict.json")));
    }

    [Fact]
    public async Task A_results_folder_that_cannot_be_written_is_said()
    {
        using var cli = With(Budgets);
        cli.Write("results/perfgates.json/in the way", "");
        Assert.Equal(ExitCode.InternalError, await Ask(cli));
        Assert.Equal("PG0013", Code(cli));
    }
}
