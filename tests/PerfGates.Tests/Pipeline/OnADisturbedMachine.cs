using PerfGates.Reports;
using PerfGates.Running;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Pipeline;

public class OnADisturbedMachine
{
    // Each look finds a second more of processor time, a fifth of it stolen, as long as it is told to.
    private static MachineWatch Stealing(int looks)
    {
        var (look, stolen) = (0, 0.0);
        return new(() => new(look, look, 0, look++ < looks ? stolen += 0.2 : stolen, 0, 0, 0), TimeProvider.System);
    }

    private static Task<Report> Judged(string script, string budget, MachineWatch watch, string more = "", Action<RunEvent>? tell = null) =>
        Check.RunAsync($"version: 1\n{more}gates:\n  g:\n    script: {script}\n    budgets:\n      - {budget}\n", watch: watch, tell: tell);

    [Theory]
    [InlineData("{ runs: 20, values: { time: 3ms } }", "time < 2ms", "", "Inconclusive")]
    [InlineData("{ runs: 20, values: { time: 1ms } }", "time < 2ms", "", "Pass")] // what slows it down cannot have helped it
    [InlineData("{ values: { time: 3ms } }", "time < 2ms", "", "Inconclusive")] // of one run too
    [InlineData("{ values: { open.rows: 3 } }", "open.rows < 2", "", "Breach")] // a count is no time
    [InlineData("{ values: { size: 3kB } }", "size < 2kB", "", "Breach")]
    [InlineData("{ values: { time: 3ms }, base: { time: 2ms } }", "time <= baseline", "compare: { with: main }\n", "Breach")] // both arms alike
    public async Task Only_what_it_could_have_caused_is_inconclusive(string script, string budget, string more, string verdict) =>
        Assert.Equal(verdict, (await Judged(script, budget, Stealing(int.MaxValue), more)).Gates.Single().Verdict.ToString());

    [Fact]
    public async Task It_says_what_disturbed_how_many_runs() =>
        GoldenFile.Matches(Check.Lines(await Judged("{ runs: 20, values: { time: 3ms } }", "time < 2ms", Stealing(int.MaxValue))), "disturbed.txt");

    [Fact]
    public async Task A_disturbed_run_is_taken_again_and_the_verdict_stands_on_quiet_ones()
    {
        List<RunEvent> told = [];
        var report = await Judged("{ runs: 20, values: { time: 3ms } }", "time < 2ms", Stealing(2), tell: told.Add);
        Assert.Equal((Verdict.Breach, 5), (report.Gates.Single().Verdict, report.Gates.Single().Runs));
        Assert.Equal(6, told.Count(t => t is RunEvent.RunStarted));
        Assert.Contains(told, t => t is RunEvent.Note { Text: "run 1 is taken again: 20 % of processor time was stolen by the hypervisor" });
    }
}
