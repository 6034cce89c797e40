using PerfGates.Cli;
using PerfGates.Tests.Doors;

namespace PerfGates.Tests.Recordings;

public class TheCommands
{
    private const string Budgets = "version: 1\nsecrets: [TOKEN]\nvariables: { TOKEN: hunter2hunter2 }\ngates:\n  program:\n    command: { run: [sh, -c, \"echo '${TOKEN}'; sleep 0.2\"] }\n    budgets:\n      - wall < 1m\n      - memory.peak < 1GB\n";

    [Fact]
    public async Task What_was_recorded_is_judged_by_another_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs Linux: programs are watched there.");
        using var cli = new CommandLineRun((".perfbudget.yml", Budgets), ("strict.yml", Budgets.Replace("wall < 1m", "wall < 1ms", StringComparison.Ordinal).Replace("memory.peak < 1GB", "cpu.time < 1h", StringComparison.Ordinal)));
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("record", "--to", "run.json"));
        Assert.Contains("recorded: run.json, 1 gate, 1 run", cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", File.ReadAllText(cli.Path("run.json")), StringComparison.Ordinal);
        Assert.Contains("\"samples\":[[", File.ReadAllText(cli.Path("run.json")), StringComparison.Ordinal);

        Assert.Equal(ExitCode.Pass, await cli.RunAsync("replay", "run.json"));
        Assert.Equal(ExitCode.Breach, await cli.RunAsync("replay", "run.json", "--file", "strict.yml"));
        Assert.Contains("/repo/strict.yml(8,9): error PG1001: gate 'program': wall = ", cli.Output, StringComparison.Ordinal);
        // Nobody asked for it when it was recorded, and the timelines tell it all the same.
        Assert.DoesNotContain("cpu.time", string.Join('\n', cli.Output.Split('\n').Where(l => l.Contains("error", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Equal("", cli.Error);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_at_its_path()
    {
        using var cli = new CommandLineRun((".perfbudget.yml", Budgets));
        Assert.Equal(ExitCode.BudgetFileInvalid, await cli.RunAsync("replay", "nowhere.json"));
        Assert.Contains("/repo/nowhere.json(1,1): error PG4405", cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_says_nothing_of_a_budget_file_that_cannot_be_read()
    {
        using var cli = new CommandLineRun((".perfbudget.yml", "version: 1\ngates:\n  g:\n    bundle: { path: wwwroot, encoding: raw }\n    budgets: [total < 1GB]\n"), ("wwwroot/app.js", "let x = 1;"));
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("record", "--to", "run.json.gz"));
        cli.Write(".perfbudget.yml", "version: 1\ngates:\n  g:\n    bundle: { path: wwwroot, encoding: raw }\n    budgets: [total < 1ms]\n");
        Assert.Equal(ExitCode.BudgetFileInvalid, await cli.RunAsync("replay", "run.json.gz"));
    }
}
