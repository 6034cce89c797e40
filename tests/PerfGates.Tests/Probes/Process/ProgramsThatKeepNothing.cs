using PerfGates.Verdicts;

namespace PerfGates.Tests.Probes.Process;

/// <summary>Real programs that take memory and do not keep it: none of them may ever be called a leak.</summary>
public sealed class ProgramsThatKeepNothing : IAsyncDisposable
{
    private readonly ProcessGate _gate = new();

    public ValueTask DisposeAsync() => _gate.DisposeAsync();

    [Theory]
    [InlineData("nothing 0")]
    [InlineData("garbage 0")]
    [InlineData("saw-tooth 4000000")]
    [InlineData("cache 12000000")]
    public async Task Are_no_leak(string program)
    {
        var (verdicts, said) = await _gate.JudgedAsync(ProcessGate.Run(program) + ", for: 5s, warmup: 1500ms, leak: { window: 1s }", "[memory.growth < 4MB, heap.growth < 2MB, threads.growth < 5, handles.growth < 5]");
        Assert.True(verdicts.All(v => v is Verdict.Pass or Verdict.Inconclusive), said);
    }

    [Fact]
    public async Task Memory_that_is_given_back_is_cleaned_up()
    {
        var (verdicts, said) = await _gate.JudgedAsync(ProcessGate.Run("peak 60000000") + ", for: 4s, warmup: 500ms", "[cleanup > 50%]");
        Assert.True(verdicts is [Verdict.Pass], said);
        (verdicts, said) = await _gate.JudgedAsync(ProcessGate.Run("objects 60000000") + ", for: 2s, warmup: 0s", "[cleanup > 50%]");
        Assert.True(verdicts is [Verdict.Breach], said);
        (verdicts, said) = await _gate.JudgedAsync(ProcessGate.Run("nothing 0") + ", for: 2s, warmup: 1s", "[cleanup > 50%]");
        Assert.True(verdicts is [Verdict.Skipped], said);
        Assert.Contains("nothing to clean up", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_pause_of_a_program_is_heard()
    {
        var (verdicts, said) = await _gate.JudgedAsync(ProcessGate.Run("garbage 0") + ", for: 2s, warmup: 0s", "[gc.pause.max < 1us]");
        Assert.True(verdicts is [Verdict.Breach], said);
        Assert.Matches(@"of \d+ pauses for collections", said);
        (verdicts, said) = await _gate.JudgedAsync("run: sleep 1", "[gc.pause.max < 1s]");
        Assert.True(verdicts is [Verdict.Unmeasured], said);
        Assert.Contains("no .NET program was among the processes", said, StringComparison.Ordinal);
    }
}
