using System.Text;

namespace PerfGates.Tests.Probes.Process;

public sealed class ProcessSettingsThatAreWrong : IAsyncDisposable
{
    private readonly ProcessGate _gate = new();

    public ValueTask DisposeAsync() => _gate.DisposeAsync();

    [Fact]
    public void Each_is_an_error_at_its_place()
    {
        var said = new StringBuilder();
        foreach (var (process, budgets) in new[]
                 {
                     ("", "[wall < 1s]"), ("run: x, fro: 3s", "[wall < 1s]"), ("run: x, for: 0s", "[wall < 1s]"), ("run: x, for: 30s", "[wall < 1s]"), ("run: x", "[cleanup > 80%]"),
                     ("run: x, leak: { window: 30s }", "[memory.growth < 1MB]"), ("run: x, for: 60s, warmup: 20s, leak: { window: 30s }", "[memory.growth < 1MB]"), ("run: x, for: 30s, warmup: 30s", "[memory.peak < 1MB]"),
                     ("run: x, for: 30s, warmup: 31s, leak: { window: 1s }", "[memory.growth < 1MB]"), ("run: x, for: 30s, warmup: 9s, leak: { window: 500ms }", "[memory.growth < 1MB]"),
                     ("run: x, for: 9s, leak: { window: 9s }", "[memory.growth < 1MB]"), ("run: x, for: 30s, leak: { window: 1s, times: 13 }", "[memory.growth < 1MB]"), ("run: x, for: 30s, leak: { window: 1s, repeat: [y], times: 0 }", "[memory.growth < 1MB]"),
                     ("run: x, for: 30s", "[heap.growth < 1MB]"), ("run: x, for: 30s, leak: { window: 1s }", "[gc.pause.max < 10ms]"),
                     ("run: x, ready: '('", "[wall < 1s]"), ("run: x, ready: { within: 1s }", "[wall < 1s]"), ("run: x, stop: { signal: SIGKILL }", "[wall < 1s]"), ("run: x, exit-code: []", "[wall < 1s]"),
                     ("run: x, for: 30s, leak: { window: 1s }", "[memory.growth > 1MB, cleanup < 80%, memory.peak < 3s]"),
                     ("run: x, for: 10m", "[wall < 1h]"), ("run: x, leak: ", "[memory.growth < 1MB]"),
                 })
            said.Append(process).Append('\n').Append(_gate.Problems(process, budgets));
        GoldenFile.Matches(said.ToString(), "settings-that-are-wrong.txt");
    }

    [Fact]
    public void The_example_of_the_format_is_right() =>
        Assert.Empty(_gate.Problems("run: dotnet Worker.dll, for: 150s, warmup: 60s, leak: { window: 30s }", "[memory.peak < 500MB, memory.growth < 50MB, cpu.mean < 80%, cleanup >= 80%]"));
}
