using PerfGates.Load;

namespace PerfGates.Tests.Probes.Http;

public sealed class StressIsToldAsFigures : IAsyncLifetime
{
    private const string Stress = "get: /\nload: { name: stress, find: breaking-point, start: 20/s, precision: 100%, broken-when: [p95 > 500ms, errors > 5%], budgets: [breaking-point >= 300/s, stability >= 90%, recovery-time < 1ms, throughput-consistency >= 80%, availability >= 99%] }";

    private readonly Replay _replay = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _replay.DisposeAsync();

    [Fact]
    public async Task Of_a_server_that_breaks_at_thirty()
    {
        LoadEvent[] broken = Step(30, 3, 0.9);
        _replay.Step(Step(20, 8, 0.01)).Step(broken).Step([.. Told.Step([.. Answers(20, 2, 0.9), .. Answers(20, 3, 0.01).Select(a => a with { Time = a.Time + 2 })], 5, window: 1, limits: [0.5])]).Step(broken);
        var report = await _replay.CheckAsync(Stress, "", "    confidence: observed\n");
        var figures = report.Gates[0].Measured.Single().Figures.ToDictionary(f => f.Key, f => f.Value);
        Assert.Equal((20.0, 1.0, 1.0, 1.0), (figures["breaking-point"], figures["stability"], figures["throughput-consistency"], figures["availability"]));
        Assert.InRange(figures["recovery-time"], 2, 60);
        Assert.Contains("broken at 30/s: p95 > 500ms", string.Join('\n', report.Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_passes_that_think_when_a_step_ends_are_not_those_of_a_broken_server()
    {
        var think = Answers(20, 6, 0.01).Select(a => a with { Request = 1, Time = a.Time + 2 });
        _replay.Step(Told.Step([.. Answers(20, 8, 0.01), .. think], 8, window: 1, limits: [0.5], due: 160));
        var report = await _replay.CheckAsync("scenario: [{ name: buy, think: 2s, steps: [{ get: /a }, { get: /b }] }]\nload: { name: stress, find: breaking-point, start: 20/s, ceiling: 20/s, broken-when: p95 > 500ms, budgets: [breaking-point >= 20/s] }", "", "    confidence: observed\n");
        Assert.Equal("", string.Join('\n', report.Diagnostics));
    }

    private static LoadEvent[] Step(int rate, int seconds, double latency) => Told.Step(Answers(rate, seconds, latency), seconds, window: 1, limits: [0.5]);

    private static IEnumerable<Told.Answer> Answers(int rate, int seconds, double latency) => Told.Even(rate * seconds, seconds, latency);
}
