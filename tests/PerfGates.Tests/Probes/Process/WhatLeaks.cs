using PerfGates.Verdicts;

namespace PerfGates.Tests.Probes.Process;

/// <summary>Real programs that keep what they take, a hundred times as much of it as is allowed.</summary>
public sealed class WhatLeaks : IAsyncDisposable
{
    private const string Watched = ", for: 4s, warmup: 1s, leak: { window: 1s }";

    private readonly ProcessGate _gate = new();

    public ValueTask DisposeAsync() => _gate.DisposeAsync();

    [Fact]
    public async Task Objects_are_found_with_their_type()
    {
        var (verdicts, said) = await _gate.JudgedAsync(ProcessGate.Run("objects 1000000") + Watched, "[heap.growth < 10kB]");
        Assert.True(verdicts is [Verdict.Breach], said);
        Assert.Matches(@"heap\.growth = .*on two stretches of time.*most: System\.Byte\[\] \+.* \(\d+ objects\), PerfGates\.TestProgram\.CartEntry \+.* \(\d+ objects\)", said);
    }

    [Fact]
    public async Task Native_memory_is_told_from_managed()
    {
        var (verdicts, said) = await _gate.JudgedAsync(ProcessGate.Run("native 10000000") + Watched, "[memory.growth < 100kB, heap.growth < 1MB]");
        Assert.True(verdicts is [Verdict.Breach, Verdict.Pass], said);
        Assert.Contains("native: the managed heap grows by", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("files 50", "handles.growth", "most: /dev/null +")]
    [InlineData("threads 50", "threads.growth", "most: ")]
    public async Task Files_and_threads_are_found_with_their_kind(string program, string metric, string cause)
    {
        var (verdicts, said) = await _gate.JudgedAsync(ProcessGate.Run(program) + Watched, $"[{metric} < 0.5]");
        Assert.True(verdicts is [Verdict.Breach], said);
        Assert.Contains(cause, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_each_repetition_keeps_is_counted()
    {
        using var free = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        var port = ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var (verdicts, said) = await _gate.JudgedAsync(
            ProcessGate.Run($"nothing 0 --listens {port}") + $", for: 14s, warmup: 500ms, leak: {{ window: 4500ms, repeat: \"http://127.0.0.1:{port}/\", times: 13 }}", "[heap.growth < 100B]");
        Assert.True(verdicts is [Verdict.Breach], said);
        Assert.Contains("PerfGates.TestProgram.CartEntry +", said, StringComparison.Ordinal);
        Assert.Contains("keeps 1 per iteration", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeated_work_that_fails_is_an_error() =>
        Assert.Contains("PG2089: what is repeated to show leaks failed: 'false' ended with exit code 1", await _gate.SayAsync(ProcessGate.Run("nothing 0") + ", for: 4s, warmup: 1s, leak: { window: 1s, repeat: 'false' }", "[heap.growth < 1MB]"), StringComparison.Ordinal);

    [Fact]
    public async Task A_heap_that_nobody_can_look_at_is_an_error_and_no_pass()
    {
        var (verdicts, said) = await _gate.JudgedAsync(ProcessGate.Run("nothing 0") + Watched + ", env: { DOTNET_EnableDiagnostics: \"0\" }", "[heap.growth < 1GB, memory.growth < 1GB]");
        Assert.True(verdicts is [Verdict.Unmeasured, Verdict.Pass], said);
        Assert.Contains("PG2085: 'dotnet PerfGates.TestProgram.dll nothing 0' could not be looked into: dotnet (", said, StringComparison.Ordinal);
        Assert.Contains("diagnostics are turned off", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heap_that_answers_says_nothing_of_one_beside_it_that_does_not()
    {
        var program = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "PerfGates.TestProgram.dll")}' nothing 0";
        var (verdicts, said) = await _gate.JudgedAsync($"run: [sh, -c, \"DOTNET_EnableDiagnostics=0 {program} & exec {program}\"]" + Watched, "[heap.growth < 1GB]");
        Assert.True(verdicts is [Verdict.Unmeasured], said);
        Assert.Contains("diagnostics are turned off", said, StringComparison.Ordinal);
    }
}
