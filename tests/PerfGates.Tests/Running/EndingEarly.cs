using PerfGates.Running;
using PerfGates.Tests.Pipeline;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Running;

public class EndingEarly
{
    [Fact]
    public async Task A_gate_that_hangs_is_unmeasured_after_its_timeout_and_the_next_one_runs()
    {
        var report = await Check.RunAsync("version: 1\ngates:\n  stuck:\n    script: { values: { time: hang } }\n    timeout: 50ms\n    budgets: [time < 1s]\n  next:\n    script: { values: { time: 1ms } }\n    budgets: [time < 1s]\n");
        Assert.Equal([Verdict.Unmeasured, Verdict.Pass], report.Gates.Select(g => g.Verdict));
        Assert.Equal("PG2002", report.Diagnostics.Single().Code);
        Assert.Equal(3, report.Diagnostics.Single().Span.Line);
    }

    [Theory]
    [InlineData("{ runs: 9, values: { size: 1kB } }", "size < 2kB", 1)]
    [InlineData("{ runs: 9, values: { allocated: 1kB } }", "allocated < 2kB", 3)]
    [InlineData("{ runs: 9, values: { time: 1ms } }", "time < 2ms", 9)]
    [InlineData("{ runs: 9, values: { time: fail } }", "time < 2ms", 1)]
    public async Task Runs_end_when_every_budget_is_decided(string script, string budget, int runs)
    {
        var report = await Check.RunAsync($"version: 1\ngates:\n  g:\n    script: {script}\n    budgets: [{budget}]\n");
        Assert.Equal(runs, report.Gates.Single().Runs);
    }

    [Fact]
    public async Task Progress_tells_each_gate_and_each_run()
    {
        List<RunEvent> told = [];
        await Check.RunAsync("version: 1\ngates:\n  g:\n    script: { runs: 2, values: { time: 1ms } }\n    budgets: [time < 1s]\n", tell: told.Add);
        Assert.Equal(["GateStarted", "RunStarted", "RunStarted", "GateFinished"], told.Select(e => e.GetType().Name));
    }

    [Theory]
    [InlineData("script: { values: { time: 1ms } }", "measured")]
    [InlineData("script: { values: { time: 1ms } }\n    requires: [\"env:PERFGATES_NOWHERE\"]", "skipped")]
    [InlineData("script: { values: { time: hang } }\n    timeout: 50ms", "not measured")]
    [InlineData("script: { runs: 2, values: { time: 1ms hang } }\n    timeout: 50ms", "not measured")]
    [InlineData("script: { values: { time: fail } }", "not measured")]
    public async Task Progress_tells_how_each_gate_ended(string gate, string how)
    {
        List<RunEvent> told = [];
        await Check.RunAsync($"version: 1\ngates:\n  g:\n    {gate}\n    budgets: [time < 1s]\n", tell: told.Add);
        Assert.Equal(how, told.OfType<RunEvent.GateFinished>().Single().How);
    }
}
