using PerfGates.Verdicts;

namespace PerfGates.Tests.Probes.Process;

/// <summary>How programs begin and end.</summary>
public sealed class LivesOfPrograms : IAsyncDisposable
{
    private readonly ProcessGate _gate = new();

    public ValueTask DisposeAsync() => _gate.DisposeAsync();

    [Fact]
    public async Task To_its_own_end_it_has_a_wall_time() =>
        Assert.Empty(await _gate.SayAsync(ProcessGate.Run("nothing 0 --after 100 --exits-with 3") + ", exit-code: 3", "[wall < 60s, memory.peak < 1GB]"));

    [Fact]
    public async Task What_goes_wrong_is_said_once_and_nothing_is_measured() => GoldenFile.Matches(Timeless(string.Concat(
        await _gate.SayAsync("run: ./nowhere", "[wall < 60s]"),
        await _gate.SayAsync(ProcessGate.Run("nothing 0 --says away --exits-with 7"), "[wall < 60s]"),
        await _gate.SayAsync(ProcessGate.Run("nothing 0 --exits-with 0") + ", for: 60s, warmup: 0s", "[memory.peak < 1GB]"),
        await _gate.SayAsync(ProcessGate.Run("nothing 0 --exits-with 7") + ", for: 60s, warmup: 50s", "[memory.peak < 1GB]"),
        await _gate.SayAsync(ProcessGate.Run("nothing 0 --says hello --exits-with 0") + ", ready: good morning", "[wall < 60s]"),
        await _gate.SayAsync("ready: { line: good morning, within: 500ms }, for: 60s, " + ProcessGate.Run("nothing 0 --says hello"), "[memory.peak < 1GB]"),
        await _gate.SayAsync(ProcessGate.Run("nothing 0 --after 100 --tells hello|{}"), "[wall < 60s]"))), "what-goes-wrong.txt");

    [Fact]
    public async Task It_is_stopped_after_its_time_and_nothing_is_left()
    {
        var (verdicts, said) = await _gate.JudgedAsync(ProcessGate.Run("nothing 0 --says good_morning --after 60000 --exits-with 9") + ", ready: good_.*, for: 500ms", "[memory.peak < 1GB, cpu.mean < 100%]");
        Assert.True(verdicts is [Verdict.Pass, Verdict.Pass], said);
        Assert.Empty(await _gate.Sandbox.Children.EndAll());
    }

    [Fact]
    public async Task A_peak_is_told_with_the_stage_that_the_program_says_it_is_in()
    {
        var said = await _gate.SayAsync(ProcessGate.Run("peak 20000000") + ", for: 2s, warmup: 0s", "[memory.peak < 1MB]");
        Assert.DoesNotContain("stage", said, StringComparison.Ordinal);
        said = await _gate.SayAsync(ProcessGate.Run("""peak 20000000 --tells {"event":"stage","name":"decode","state":"start"}""") + ", for: 2s, warmup: 0s", "[memory.peak < 1MB]");
        Assert.Contains("reached in stage decode", said, StringComparison.Ordinal);
    }

    // Times differ from run to run.
    private static string Timeless(string said) => System.Text.RegularExpressions.Regex.Replace(said, @"after [0-9.]+ m?s", "after a while");
}
