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
    [InlineData("{ runs: 20, values: { time: 1ms } }", "time < 2ms", 5)]
    [InlineData("{ runs: 20, values: { time: 3ms 3.1ms 3ms 2.9ms } }", "time < 2ms", 5)]
    [InlineData("{ runs: 20, values: { time: 2ms 1.7ms 1.9ms 1.8ms 1.6ms 1.8ms } }", "time < 1.95ms", 12)]
    [InlineData("{ runs: 20, values: { time: 1.9ms 2.1ms 1.9ms 2.1ms 1.9ms 2.1ms 1.9ms 2.1ms 1.9ms 2.1ms 1.9ms 2.1ms 1.9ms 2.1ms 1.9ms 2.1ms 1.9ms 2.1ms 1.9ms 2.1ms } }", "time < 2ms", 20)]
    [InlineData("{ runs: 2, values: { time: 1ms } }", "time < 2ms", 2)]
    [InlineData("{ runs: 9, values: { time: fail } }", "time < 2ms", 1)]
    public async Task Runs_end_when_every_budget_is_decided(string script, string budget, int runs)
    {
        var report = await Check.RunAsync($"version: 1\ngates:\n  g:\n    script: {script}\n    budgets: [{budget}]\n");
        Assert.Equal(runs, report.Gates.Single().Runs);
    }

    [Fact]
    public async Task A_round_for_which_no_time_is_left_is_not_begun_and_nothing_is_a_pass()
    {
        var report = await Check.RunAsync("version: 1\ngates:\n  g:\n    script: { runs: 5, values: { time: 1ms } }\n    timeout: 80s\n    budgets: [time < 1s]\n", clock: new EachLookTakes(TimeSpan.FromSeconds(30)));
        Assert.Equal((Verdict.Inconclusive, 2), (report.Gates.Single().Verdict, report.Gates.Single().Runs));
        Assert.Contains("within the gate's timeout", report.Diagnostics.Single().Text, StringComparison.Ordinal);
    }

    private sealed class EachLookTakes(TimeSpan time) : TimeProvider
    {
        private long _now;

        public override long GetTimestamp() => Interlocked.Add(ref _now, (long)(time.TotalSeconds * TimestampFrequency));
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
    [InlineData("script: { values: { time: fail } }", "not measured")]
    public async Task Progress_tells_how_each_gate_ended(string gate, string how)
    {
        List<RunEvent> told = [];
        await Check.RunAsync($"version: 1\ngates:\n  g:\n    {gate}\n    budgets: [time < 1s]\n", tell: told.Add);
        Assert.Equal(how, told.OfType<RunEvent.GateFinished>().Single().How);
    }
}
