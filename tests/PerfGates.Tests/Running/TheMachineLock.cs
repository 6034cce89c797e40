using PerfGates.Running;

namespace PerfGates.Tests.Running;

public sealed class TheMachineLock : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perfgates-lock-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "measuring.lock");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<MachineLock?> Take(TimeSpan limit, Action<string>? waiting = null) =>
        MachineLock.TakeAsync(Path, limit, TimeProvider.System, waiting ?? (_ => { }), TestContext.Current.CancellationToken);

    [Fact]
    public async Task Is_refused_while_another_holds_it_and_names_the_owner()
    {
        using var held = await Take(TimeSpan.Zero);
        string? owner = null;
        Assert.NotNull(held);
        Assert.Null(await Take(TimeSpan.Zero, o => owner = o));
        Assert.Equal($"{Environment.ProcessId}", owner);
    }

    [Fact]
    public async Task Passes_on_when_it_is_let_go()
    {
        var held = await Take(TimeSpan.Zero);
        var waiting = new TaskCompletionSource();
        var next = Take(TimeSpan.FromMinutes(1), _ => waiting.SetResult());
        await waiting.Task;
        held!.Dispose();
        using var taken = await next;
        Assert.NotNull(taken);
    }
}
