using System.Text.RegularExpressions;
using PerfGates.Cli;
using PerfGates.Running;

namespace PerfGates.Tests.Doors;

public class TheBaselineCommands
{
    private const string File = ".perfbudget.baseline.json";
    private const string Budgets = "version: 1\ngates:\n  frontend:\n    bundle: { path: wwwroot, encoding: raw }\n    budgets: [total <= baseline]\n";

    private static CommandLineRun With(string budgets) => new((".perfbudget.yml", budgets), ("wwwroot/app.js", "let x = 1; let y = 2;\n"));

    [Fact]
    public async Task Accepted_values_are_what_runs_are_judged_by()
    {
        using var cli = With(Budgets);
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("run"));
        Assert.Contains("warning PG3004", cli.Output);
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("baseline", "accept", "--reason", "first"));
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("run"));
        Assert.DoesNotContain("warning", cli.Output);
        cli.Write("wwwroot/more.js", "let z = 3;\n");
        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run"));
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("baseline", "accept", "--reason", "z is needed"));
        Assert.Equal("  gate      metric  old   new   ratio\n  frontend  total   22 B  33 B  1.500\naccepted: .perfbudget.baseline.json\n", cli.Output);
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("run"));
    }

    [Fact]
    public async Task What_was_accepted_is_shown()
    {
        using var cli = With(Budgets);
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("baseline", "show"));
        Assert.Equal("nothing was accepted yet; 'perfgates baseline accept --reason \"...\"' does\n", cli.Output);
        await cli.RunAsync("baseline", "accept", "--reason", "first");
        await cli.RunAsync("baseline", "show");
        Assert.Equal(
            $"{new MachineFacts(new Dictionary<string, string>()).Fingerprint.Name}\n  this machine\n  frontend: accepted on DAY with PerfGates {Surroundings.Version}: first\n    total = 22 B\n",
            Regex.Replace(cli.Output, "[0-9]{4}-[0-9]{2}-[0-9]{2}", "DAY"));
    }

    [Theory]
    [InlineData("perfgates: Option '--reason' is required.")]
    [InlineData("perfgates: --reason is empty; say why these values are right", "--reason", " ")]
    [InlineData("perfgates: --runs is from 10 to 50", "--reason", "x", "--runs", "9")]
    [InlineData("perfgates: --runs is from 10 to 50", "--reason", "x", "--runs", "51")]
    public async Task Accepting_needs_a_reason_and_enough_runs(string said, params string[] options)
    {
        using var cli = With(Budgets);
        Assert.Equal(ExitCode.Usage, await cli.RunAsync(["baseline", "accept", .. options]));
        Assert.Equal($"{said}\nperfgates baseline accept --help shows what there is\n", cli.Error);
        Assert.False(System.IO.File.Exists(cli.Path(File)));
    }

    [Fact]
    public async Task What_was_not_measured_is_not_accepted()
    {
        using var cli = With(Budgets);
        await cli.RunAsync("baseline", "accept", "--reason", "first");
        var before = await System.IO.File.ReadAllTextAsync(cli.Path(File), TestContext.Current.CancellationToken);
        cli.Write(".perfbudget.yml", Budgets.Replace("wwwroot", "nowhere", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Unmeasured, await cli.RunAsync("baseline", "accept", "--reason", "second"));
        Assert.Contains("error PG2040: nothing was accepted, because gate 'frontend' was not measured as a whole; the baseline file is as it was", cli.Output);
        Assert.Equal(before, await System.IO.File.ReadAllTextAsync(cli.Path(File), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nothing_to_accept_is_an_error()
    {
        using var cli = With(Budgets.Replace("<= baseline", "< 1kB", StringComparison.Ordinal));
        Assert.Equal(ExitCode.BudgetFileInvalid, await cli.RunAsync("baseline", "accept", "--reason", "x"));
        Assert.Contains("error PG4108", cli.Output);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("baseline", "show")]
    [InlineData("baseline", "accept", "--reason", "x")]
    public async Task A_baseline_file_with_a_merge_in_it_stops_everything(params string[] command)
    {
        using var cli = With(Budgets);
        cli.Write(File, "{\n<<<<<<< HEAD\n}\n");
        Assert.Equal(ExitCode.BudgetFileInvalid, await cli.RunAsync(command));
        Assert.Contains($"/repo/{File}(2,1): error PG4102", cli.Output);
        Assert.Equal("{\n<<<<<<< HEAD\n}\n", await System.IO.File.ReadAllTextAsync(cli.Path(File), TestContext.Current.CancellationToken));
    }
}
