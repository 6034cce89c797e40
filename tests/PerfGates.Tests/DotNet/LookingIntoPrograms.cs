using PerfGates.DotNet;
using PerfGates.Processes;
using PerfGates.Tests.Processes;

namespace PerfGates.Tests.DotNet;

/// <summary>Questions to the runtime of a real program.</summary>
public sealed class LookingIntoPrograms : IAsyncDisposable
{
    private readonly Sandbox _sandbox = new();
    private LivingProgram? _program;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_program is not null) await _program.KillAsync();
        await _sandbox.DisposeAsync();
    }

    private async Task<ProcessRow> StartAsync(string what, string much, string? variable = null)
    {
        var ready = new TaskCompletionSource();
        var spec = _sandbox.Program("dotnet", Path.Combine(AppContext.BaseDirectory, "PerfGates.TestProgram.dll"), what, much, "--says", "ready") with
        {
            OutputLine = _ => ready.TrySetResult(),
            Environment = variable is null ? [] : new Dictionary<string, string?> { [variable.Split('=')[0]] = variable.Split('=')[1] },
        };
        (_program, _) = await LivingProgram.StartAsync(_sandbox.Children, spec);
        await ready.Task.WaitAsync(Cancellation);
        return ProcessTable.Find(_program!.Id)!;
    }

    [Fact]
    public async Task Only_programs_with_a_runtime_that_answers_are_open()
    {
        Assert.Equal(RuntimeAccess.Open, DiagnosticsEndpoint.Of(await StartAsync("nothing", "0")));
        await _program!.KillAsync();
        Assert.Equal(RuntimeAccess.Open, DiagnosticsEndpoint.Of(await StartAsync("nothing", "0", $"TMPDIR={_sandbox.Folder}")));
        await _program!.KillAsync();
        Assert.Equal(RuntimeAccess.Closed, DiagnosticsEndpoint.Of(await StartAsync("nothing", "0", "DOTNET_EnableDiagnostics=0")));
        await _program!.KillAsync();
        (_program, _) = await LivingProgram.StartAsync(_sandbox.Children, _sandbox.Program("sleep", "60"));
        Assert.Equal(RuntimeAccess.None, DiagnosticsEndpoint.Of(ProcessTable.Find(_program!.Id)!));
    }

    [Fact]
    public async Task Everything_that_nobody_needs_is_collected()
    {
        // Takes 100 kB a hundred times a second, and needs none of it.
        var heap = new ManagedHeap((await StartAsync("garbage", "0")).Id);
        for (var i = 0; i < 3; i++)
        {
            var (size, problem) = await heap.CollectAsync(Cancellation);
            Assert.Null(problem);
            Assert.InRange(size, 10_000, 1_000_000);
        }
    }

    [Fact]
    public async Task Objects_are_counted_by_type_and_add_up_to_the_heap()
    {
        // All at once, then no more.
        var heap = new ManagedHeap((await StartAsync("cache", "1e12")).Id);
        long size;
        do (size, _) = await heap.CollectAsync(Cancellation);
        while (size < 6_000_000);
        var (types, problem) = await heap.TypesAsync(Cancellation);
        Assert.Null(problem);
        Assert.Equal(6000, types!.ByName["PerfGates.TestProgram.CartEntry"].Objects);
        Assert.InRange(types.ByName["System.Byte[]"].Bytes, 6_000_000, 6_500_000);
        // What the runtime keeps of itself moves by some kilobytes.
        Assert.InRange(types.Bytes, size * .9, size * 1.1);
        var (later, _) = await heap.TypesAsync(Cancellation);
        Assert.DoesNotContain(later!.GrownSince(types), g => g.Type == "PerfGates.TestProgram.CartEntry");
    }

    [Fact]
    public async Task Pauses_are_heard_until_the_program_ends_and_none_is_lost()
    {
        var (watch, problem) = await PauseWatch.OpenAsync((await StartAsync("garbage", "0")).Id, Cancellation);
        Assert.Null(problem);
        // A full collection that was asked for is a pause too.
        await new ManagedHeap(_program!.Id).CollectAsync(Cancellation);
        var (pauses, broken) = await watch!.CloseAsync();
        Assert.Null(broken);
        Assert.NotEmpty(pauses!);
        Assert.All(pauses!, p => Assert.InRange(p.Length, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_program_that_hangs_is_given_up()
    {
        var process = await StartAsync("nothing", "0");
        Reaper.Signal(p => p.Key == process.Key, 19); // SIGSTOP
        var (_, problem) = await new ManagedHeap(process.Id) { Patience = TimeSpan.FromMilliseconds(500) }.CollectAsync(Cancellation);
        Assert.Equal("it did not answer in time", problem);
        Reaper.Signal(p => p.Key == process.Key, 18); // SIGCONT
        Assert.Null((await new ManagedHeap(process.Id).CollectAsync(Cancellation)).Problem);
    }

    [Fact]
    public async Task One_that_has_ended_says_so_at_once()
    {
        var process = await StartAsync("nothing", "0");
        await _program!.KillAsync();
        Assert.NotNull((await new ManagedHeap(process.Id).CollectAsync(Cancellation)).Problem);
        Assert.NotNull((await new ManagedHeap(process.Id).TypesAsync(Cancellation)).Problem);
        Assert.NotNull((await PauseWatch.OpenAsync(process.Id, Cancellation)).Problem);
    }
}
