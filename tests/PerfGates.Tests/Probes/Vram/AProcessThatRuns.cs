using PerfGates.Tests.Gpu;
using PerfGates.Tests.Processes;

namespace PerfGates.Tests.Probes.Vram;

public sealed class AProcessThatRuns : IAsyncLifetime
{
    private readonly FakeCard _card = new("1 1000 77:900\n1 9024 self:8024 77:900\n");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _card.DisposeAsync();

    [Fact]
    public async Task Is_found_by_the_name_of_its_script_and_left_running()
    {
        var name = $"comfy{Environment.ProcessId}";
        _card.Sandbox.Write($"{name}.sh", "echo $$ > $FAKE_PID; sleep 600; exit");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var (id, begun) = (0, new TaskCompletionSource());
        var running = _card.Sandbox.Children.RunAsync(_card.Sandbox.Program("sh", $"{name}.sh") with { IsServer = true, Started = p => { id = p.Id; begun.SetResult(); } }, stop.Token);
        await begun.Task;

        var said = await new VramGate(_card).SayAsync(VramGate.File($"{{ process: {name}, for: 2s }}", "vram.peak < 8GB"));

        Assert.True(Sandbox.Lives(id));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        GoldenFile.Matches(said, "running.txt");
    }

    [Fact]
    public async Task And_that_nobody_finds_is_an_error() =>
        GoldenFile.Matches(await new VramGate(_card).SayAsync(VramGate.File("{ process: comfyui-that-nobody-runs, for: 1s }", "vram.peak < 8GB")), "not-running.txt");
}
