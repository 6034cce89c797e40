using System.Text.RegularExpressions;
using PerfGates.Tests.Probes.Command;
using PerfGates.Tests.Resources;

namespace PerfGates.Tests.Pipeline;

/// <summary>Budgets on what a program takes of the machine, through the whole pipeline.</summary>
public sealed partial class ResourcesOfACommand : IAsyncDisposable
{
    private readonly CommandGate _gate = new();

    [Fact]
    public async Task More_memory_than_the_budget_is_an_error_at_its_line_and_says_how_it_was_measured()
    {
        _gate.Job($"exec {WatchedProgram.Allocator("--holds 200 --stays 100")}");
        var said = await _gate.SayAsync("{ run: ./job.sh, runs: 1 }", "[memory.peak < 100MB, memory.peak < 1GB, cpu.time < 1m]");
        GoldenFile.Matches(Figures().Replace(said, "#"), "memory-of-a-command.txt");
    }

    [Fact]
    public async Task A_gate_without_such_a_budget_is_started_directly()
    {
        _gate.Job("cat /proc/$PPID/cmdline | tr '\\0' ' '; echo; echo '{\"metric\":\"m\",\"value\":1}'");
        Assert.Equal("", await _gate.SayAsync("{ run: ./job.sh, runs: 1 }", "[m < 2]"));
        Assert.DoesNotContain(" launch ", await File.ReadAllTextAsync(Path.Combine(_gate.Sandbox.Folder, "1-job", "command-1.log"), TestContext.Current.CancellationToken));
    }

    [GeneratedRegex(@"[0-9][0-9. ]*(?= ?(MB|B|%|ms|s)\b|\u202f?%)|(?<=\+)[0-9.]+")]
    private static partial Regex Figures();

    public ValueTask DisposeAsync() => _gate.DisposeAsync();
}
