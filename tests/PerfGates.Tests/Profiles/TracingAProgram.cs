using PerfGates.Cli;
using PerfGates.Diagnostics;
using PerfGates.Reports;
using PerfGates.Reports.Json;
using PerfGates.Tests.Doors;

namespace PerfGates.Tests.Profiles;

/// <summary>A program that burns in methods of known names, through the command line.</summary>
public class TracingAProgram
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "PerfGates.TestProgram.dll");

    private static string Gate(string name, string run, string limit, string gate = "wall") =>
        $"  {name}:\n    command: {{ run: [{run}], runs: 2 }}\n    confidence: observed\n    budgets: [{gate} {limit}]\n";

    private static CommandLineRun With(params string[] gates) => new((".perfbudget.yml", "version: 1\ngates:\n" + string.Concat(gates)));

    private static string Burning(string what = "burn") => $"dotnet, '{Program}', {what}, '0', --after, '600'";

    [Fact]
    public async Task Finds_the_method_that_takes_the_time_and_leaves_the_verdict_as_it_is()
    {
        using var cli = With(Gate("burning", Burning(), "< 1ms"), Gate("fine", Burning("nothing"), "< 60s"));

        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run", "--why", "--quiet-timeout", "0"));

        var report = Report(cli);
        var burning = report.Gates[0].Profile!;
        var methods = burning.Methods.ToDictionary(m => m.Name);
        // Nine tenths of what it calls, as the program is written; the machine may be busy, so not to the percent.
        Assert.Equal("PerfGates.TestProgram.Burner.Sum", burning.Methods.MaxBy(m => m.Self)!.Name);
        Assert.InRange(methods["PerfGates.TestProgram.Burner.Burn"].Inclusive, .5, 1);
        Assert.InRange(methods["PerfGates.TestProgram.Burner.Hot"].Inclusive / methods["PerfGates.TestProgram.Burner.Burn"].Inclusive, .7, .99);
        Assert.Null(burning.Since);
        Assert.All(burning.Methods, m => Assert.Null(m.Then));
        Assert.True(File.Exists(burning.Trace) && File.Exists(cli.Path("obj/perfgates/" + burning.Speedscope)));
        // Only what breached is run again, and what was measured under a trace is nowhere.
        Assert.Null(report.Gates[1].Profile);
        Assert.Equal(2, report.Gates[0].Budgets[0].Worst!.Samples.Count);
        Assert.Contains("why burning (", cli.Output, StringComparison.Ordinal);

        await cli.RunAsync("run", "--quiet-timeout", "0");
        Assert.Empty(Directory.GetFiles(cli.Path("obj/perfgates"), "why-*"));
    }

    [Fact]
    public async Task Says_what_is_new_since_the_run_that_was_accepted()
    {
        using var cli = With(Gate("burning", Burning("nothing"), "<= baseline"));
        Assert.True(await cli.RunAsync("baseline", "accept", "--why", "--reason", "first", "--runs", "10", "--quiet-timeout", "0") == ExitCode.Pass, cli.Output + cli.Error);
        // A program that only waits leaves nothing to remember, or next to nothing.
        cli.Write(".perfbudget.profiles.json", """{ "version": 1, "gates": { "burning": [{ "subject": "", "date": "2026-01-31", "samples": 900, "methods": { "PerfGates.TestProgram.Burner.Burn": 0.2 } }] } }""");
        cli.Write(".perfbudget.yml", "version: 1\ngates:\n" + Gate("burning", Burning(), "< 1ms"));

        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run", "--why", "--quiet-timeout", "0"));

        var profile = Report(cli).Gates[0].Profile!;
        Assert.Equal("the run accepted on 2026-01-31", profile.Since);
        Assert.Equal((.2, 0), (profile.Methods.Single(m => m.Name.EndsWith("Burner.Burn", StringComparison.Ordinal)).Then, profile.Methods.Single(m => m.Name.EndsWith("Burner.Hot", StringComparison.Ordinal)).Then));
        // Which others are among the five that are printed is the machine's business: what is new comes first.
        Assert.Contains("  new\n", cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remembers_what_was_accepted()
    {
        using var cli = With(Gate("burning", Burning(), "<= baseline"));
        Assert.True(await cli.RunAsync("baseline", "accept", "--why", "--reason", "first", "--runs", "10", "--quiet-timeout", "0") == ExitCode.Pass, cli.Output + cli.Error);
        Assert.Contains("\"PerfGates.TestProgram.Burner.Hot\": 0.", await File.ReadAllTextAsync(cli.Path(".perfbudget.profiles.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_traced_says_so_and_a_file_that_cannot_be_read_is_a_warning()
    {
        using var cli = With(Gate("shell", "sleep, '0.01'", "< 1us"), "  files:\n    bundle: { path: wwwroot, encoding: raw }\n    budgets: [total < 1B]\n");
        cli.Write("wwwroot/a.js", "let x = 1;");
        cli.Write(".perfbudget.profiles.json", "{");

        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run", "--why", "--quiet-timeout", "0"));

        Assert.Contains("  why shell: there is no trace: it starts no .NET program, or ends it by force\n  why files: it starts no program that could be traced\n", cli.Output, StringComparison.Ordinal);
        Assert.Contains("warning PG4520", cli.Output, StringComparison.Ordinal);
    }

    private static ReportDocument Report(CommandLineRun cli)
    {
        List<Diagnostic> problems = [];
        var report = JsonReport.Read(File.ReadAllText(cli.Path("obj/perfgates/perfgates.json")), "perfgates.json", problems);
        Assert.Empty(problems);
        return report!;
    }
}
