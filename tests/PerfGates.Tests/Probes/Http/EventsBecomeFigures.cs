using System.Text;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Probes.Http;

public sealed class EventsBecomeFigures : IAsyncLifetime
{
    private readonly Replay _replay = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _replay.DisposeAsync();

    [Fact]
    public async Task Of_every_metric()
    {
        // 1 ms to 100 ms, one each, in two seconds; then 25 failures.
        var ok = Enumerable.Range(1, 100).Select(i => new Told.Answer(0, (i - 1) * 0.016, i / 1000.0));
        var failed = Enumerable.Range(0, 25).Select(i => new Told.Answer(0, 1.6 + i * 0.016, 0.001, "status 500"));
        _replay.Step(Told.Step(ok.Concat(failed), 2, window: 0.02));
        var report = await _replay.CheckAsync("get: /\nrate: 62/s\nfor: 2s", "[p95 < 1s, p50 < 1s, p75.5 < 1s]", "    confidence: observed\n");

        var said = new StringBuilder();
        foreach (var figure in report.Gates[0].Measured.Single().Figures.OrderBy(f => f.Key, StringComparer.Ordinal)) said.Append(figure.Key).Append(" = ").Append(PerfGates.Units.QuantityText.Format(new(figure.Value, figure.Dimension))).Append('\n');
        GoldenFile.Matches(said.ToString(), "figures.txt");
    }

    [Fact]
    public async Task That_messages_explain()
    {
        var said = new StringBuilder();
        double[] limits = [0.1];
        var slow = Told.Even(500, 2, 0.01, 60, 0.131);
        await Say("a breach", "get: /\niterations: 500", "[p95 < 100ms]", Told.Step(slow, 2, limits: limits));
        await Say("the slowest of two", "scenario: [{ name: browse, get: /a }, { name: checkout, get: /b, budgets: [p95 < 100ms] }]\niterations: 500", "[p95 < 100ms]", Told.Step(Told.Even(250, 2, 0.01).Concat(Told.Even(250, 2, 0.01, 100, 0.288, request: 1)), 2, limits: limits));
        await Say("waiting for a connection", "get: /\nrate: 250/s\nfor: 2s", "[p95 < 100ms]", Told.Step(slow.Select(a => a with { Service = 0.012 }), 2, limits: limits));
        await Say("failures count as slow", "get: /\niterations: 500", "[p95 < 100ms, errors < 1%, errors < 5]", Told.Step(slow.Select(a => a.Latency > 0.1 ? a with { Cause = "status 500" } : a), 2, limits: limits));
        await Say("a generator that was busy", "get: /\niterations: 500", "[p95 < 100ms, errors == 0, throughput >= 1000/s]", Told.Step(slow, 2, limits: limits, health: Told.Healthy with { Busiest = 0.97 }));
        await Say("a generator that was busy, and all was well", "get: /\niterations: 500", "[p95 < 100ms, throughput >= 100/s]", Told.Step(Told.Even(500, 2, 0.01), 2, limits: limits, health: Told.Healthy with { QueueDelay = 0.3 }));
        await Say("the same with an open load", "get: /\nrate: 250/s\nfor: 2s", "[p95 < 100ms, throughput >= 100/s]", Told.Step(Told.Even(500, 2, 0.01), 2, limits: limits, health: Told.Healthy with { QueueDelay = 0.3 }));
        await Say("gaps", "get: /\niterations: 500", "[p95 < 100ms]", Told.Step(Told.Even(500, 2, 0.01), 2, limits: limits, health: Told.Healthy with { Gap99 = 0.05 }));
        await Say("less than was due", "get: /\nrate: 300/s\nfor: 2s", "[p95 < 100ms, errors < 5%]", Told.Step(Told.Even(500, 2, 0.01), 2, limits: limits, due: 600));
        await Say("dropped", "get: /\nrate: 300/s\nfor: 2s", "[dropped < 1%, availability >= 99%, dropped == 0]", Told.Step(Told.Even(500, 2, 0.01), 2, dropped: 100));
        await Say("aborted", "get: /\nload: { name: steady, rate: 250/s, for: 2m, abort: errors > 20% for 3s }", "[p95 < 100ms]", Told.Step(Told.Even(1250, 5, 0.01).Select(a => a with { Cause = a.Time > 1 ? "status 503" : null }), 5, window: 1, limits: limits, end: PerfGates.Load.StepEnd.Stopped));
        await Say("few", "get: /\nfor: 2s", "[p95 < 100ms]", Told.Step(Told.Even(20, 2, 0.01), 2, limits: limits));
        GoldenFile.Matches(said.ToString(), "messages.txt");

        async Task Say(string what, string http, string budgets, PerfGates.Load.LoadEvent[] step)
        {
            await using var replay = new Replay();
            said.Append("# " + what + "\n" + await replay.Step(step).SayAsync(http, budgets));
        }
    }

    [Fact]
    public async Task With_a_bad_answer_that_is_masked_before_it_is_cut()
    {
        await using var replay = new Replay { Mask = text => text.Replace("hunter2", "***", StringComparison.Ordinal) };
        var failed = Told.Step(Told.Even(200, 2, 0.01).Select(a => a with { Cause = a.Time < 1 ? "status 500" : null }), 2);
        var said = await replay.Step([.. failed.Select(e => e is PerfGates.Load.LoadEvent.Failure f ? f with { Body = new string('x', 195) + "hunter2" } : e)]).SayAsync("get: /\niterations: 200", "[errors == 0]");
        Assert.Contains("xxx***", said, StringComparison.Ordinal);
        Assert.DoesNotContain("hunt", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_best_step_for_throughput_and_of_the_worst_for_the_rest()
    {
        _replay.Step(Told.Step(Told.Even(100, 2, 0.01), 2, window: 0.02)).Step(Told.Step(Told.Even(400, 2, 0.05), 2, window: 0.02));
        var report = await _replay.CheckAsync("get: /\nload: { name: sweep, users: [1, 10], for: 2s }", "[throughput >= 150/s, median < 40ms]", "    confidence: observed\n");
        Assert.Equal([Verdict.Pass, Verdict.Breach], report.Gates[0].Budgets.Select(b => b.Verdict));
        Assert.Equal("sweep[10]", report.Gates[0].Budgets[1].Worst!.Name);
    }

    [Fact]
    public async Task Of_a_load_that_was_aborted_are_none_even_if_its_last_second_was_good()
    {
        _replay.Step(Told.Step(Told.Even(1500, 6, 0.01).Select(a => a with { Cause = a.Time is >= 1 and < 4 ? "status 503" : null }), 6, window: 1, limits: [0.1], end: PerfGates.Load.StepEnd.Stopped));
        var report = await _replay.CheckAsync("get: /\nload: { name: steady, rate: 250/s, for: 2m, abort: errors > 20% for 3s }", "[errors < 90%]");
        Assert.Equal(Verdict.Unmeasured, report.Gates[0].Verdict);
    }

    [Fact]
    public async Task Of_throughput_are_without_what_was_answered_after_the_load_had_ended()
    {
        _replay.Step(Told.Step(Told.Even(400, 4, 0.01), 2, window: 0.02));
        var report = await _replay.CheckAsync("get: /\nusers: 10\nfor: 2s", "[throughput >= 150/s]", "    confidence: observed\n");
        Assert.Equal((Verdict.Breach, 100.0), (report.Gates[0].Verdict, report.Gates[0].Budgets[0].Worst!.Value));
    }

    [Fact]
    public async Task Of_a_mean_that_the_run_exceeded_are_no_pass_however_few_windows_it_was_in()
    {
        // Nothing is answered for five seconds, and then everything at once: one window of many, with a twelfth of all requests.
        var quiet = Told.Even(5500, 60, 0.01).Where(a => a.Time is < 30 or >= 35);
        var late = Enumerable.Range(0, 500).Select(i => new Told.Answer(0, 35, 5 - i * 0.01));
        _replay.Step(Told.Step([.. quiet, .. late], 60, window: 0.5));
        var report = await _replay.CheckAsync("get: /\nrate: 100/s\nfor: 60s", "[mean < 200ms]");
        Assert.True(report.Gates[0].Budgets[0].Worst!.Value > 0.2);
        Assert.NotEqual(Verdict.Pass, report.Gates[0].Verdict);
    }

    [Fact]
    public async Task Only_steps_that_are_not_decided_are_run_again()
    {
        _replay.Step(Told.Step(Told.Even(500, 2, 0.01), 2, limits: [0.1])).Step(Told.Step(Told.Even(500, 2, 0.01, 60, 0.131), 2, limits: [0.1]));
        var report = await _replay.CheckAsync("get: /\nload: [{ name: one, users: 1, iterations: 500 }, { name: two, users: 2, iterations: 500 }]", "[p95 < 100ms]");
        Assert.Equal(2, report.Gates[0].Runs);
        // The last run was asked for the second step alone, and heard the first of the recorded ones.
        Assert.DoesNotContain("\"one\"", _replay.Heard, StringComparison.Ordinal);
        Assert.Contains("\"two\"", _replay.Heard, StringComparison.Ordinal);
    }
}
