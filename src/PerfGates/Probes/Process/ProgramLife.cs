using PerfGates.Diagnostics;
using PerfGates.Processes;
using PerfGates.Units;

namespace PerfGates.Probes.Process;

/// <summary>What is done with a program that has been started: warm it up, watch it, stop it.</summary>
internal sealed class ProgramLife(ProcessSettings process, RunContext context, LivingProgram program, LastWords lastWords, string log)
{
    // A runtime gives back to the system what it has collected a moment later.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly TimeSpan _warmUp = process.WarmUpFor(context.WarmUp);

    public List<Diagnostic> Problems { get; } = [];

    /// <summary>Waits until it says that it is ready, if it is to say so. No after a problem.</summary>
    public async Task<bool> ReadyAsync(Task ready, CancellationToken cancellation)
    {
        if (process.Ready is not { } awaited) return true;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(ready, program.Ended, Task.Delay(awaited.Within, context.Clock, over.Token));
        cancellation.ThrowIfCancellationRequested();
        await over.CancelAsync();
        if (ready.IsCompleted) return true;
        if (program.Ended.IsCompleted) await EndedEarlyAsync("before it was ready");
        else Problems.Add(Rules.ProgramNotReady.At(awaited.Span, process.Written, Text(awaited.Within), awaited.Line, lastWords, log));
        return false;
    }

    /// <summary>What it is to be measured for, after warming it up; nothing after a problem.</summary>
    public async Task<Dictionary<string, Reading>> ObserveAsync(bool looks, CancellationToken cancellation)
    {
        if (!await PassAsync(_warmUp, cancellation))
        {
            await EndedEarlyAsync("while it was warming up");
            return [];
        }
        if (_warmUp > TimeSpan.Zero || process.Ready is not null) context.Meter?.MeasuringBegins();
        if (process.For is not { } time) return await ToItsEndAsync(cancellation);
        var readings = looks ? await LookedAtAsync(time, cancellation) : await PassAsync(time - _warmUp, cancellation) ? [] : null;
        if (readings is null && program.Ended.IsCompleted) await EndedEarlyAsync($"and was to run for {Text(time)}");
        if (readings is null) return [];
        context.Meter?.MeasuringEnds();
        if (!await program.StopAsync(process.Stop.Signal, process.Stop.Within)) context.Report($"'{process.Written}' was asked to stop, did not, and was ended by force");
        return readings;
    }

    private async Task<Dictionary<string, Reading>> ToItsEndAsync(CancellationToken cancellation)
    {
        var end = await program.Ended.WaitAsync(cancellation);
        if (process.ExitCodes.Contains(end.ExitCode)) return new() { [ProcessProbe.Wall] = new(end.Wall.TotalSeconds) };
        Problems.Add(Rules.CommandFailed.At(process.Span, process.Written, end.ExitCode, lastWords, log));
        return [];
    }

    // Null after a problem, and when it has ended.
    private async Task<Dictionary<string, Reading>?> LookedAtAsync(TimeSpan time, CancellationToken cancellation)
    {
        await using var looks = new ProgramLooks(context.Meter!, context.Clock);
        var before = looks.Memory();
        if (process.Leak is { } leak) return await WatchedAsync(leak, looks, before, cancellation);
        if (!await PassAsync(time - _warmUp, cancellation)) return null;
        context.Meter?.MeasuringEnds();
        var peak = looks.Highest(looks.Now);
        var (after, problem) = await looks.FloorAsync(TimeSpan.Zero, Rest, cancellation);
        if (after is not null && !program.Ended.IsCompleted) return new() { [ProcessProbe.Cleanup] = MemoryGivenBack.Of(before, peak, after.Memory) };
        if (!program.Ended.IsCompleted) Problems.Add(Rules.NotLookedInto.At(process.Span, process.Written, problem!));
        return null;
    }

    private async Task<Dictionary<string, Reading>?> WatchedAsync(LeakSettings leak, ProgramLooks looks, double before, CancellationToken cancellation)
    {
        using var work = leak.Repeat.Count == 0 ? null : new RepeatedWork(leak, context, Path.GetFullPath(process.WorkingDirectory, context.BaseFolder));
        var protocol = new LeakProtocol(leak, context, looks, work, part => PassAsync(part, cancellation));
        var (watched, problem) = await protocol.WatchAsync(process.Floors(_warmUp), cancellation);
        if (program.Ended.IsCompleted) return null;
        if (watched is null)
        {
            Problems.Add(work?.Problem is { } failed ? Rules.RepeatedWorkFailed.At(leak.RepeatSpan, failed) : Rules.NotLookedInto.At(process.Span, process.Written, problem!));
            return null;
        }
        var readings = LeakFigures.Of(watched, leak);
        if (!readings.ContainsKey(ResourceMetrics.HeapGrowth.Key) && context.Budgeted.Contains(ResourceMetrics.HeapGrowth.Name))
        {
            Problems.Add(Rules.NotLookedInto.At(process.Span, process.Written, looks.Closed ?? "it is not a .NET program, and has no managed heap"));
            readings[ResourceMetrics.HeapGrowth.Key] = new(double.NaN);
        }
        var after = watched.Stretches[0][^1];
        readings[ProcessProbe.Cleanup] = MemoryGivenBack.Of(before, looks.Highest(after.Time), after.Memory);
        return readings;
    }

    /// <summary>Lets so much time pass; no if the program ended meanwhile.</summary>
    private async Task<bool> PassAsync(TimeSpan time, CancellationToken cancellation)
    {
        if (time <= TimeSpan.Zero) return true;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var passing = Task.Delay(time, context.Clock, over.Token);
        var first = await Task.WhenAny(passing, program.Ended);
        cancellation.ThrowIfCancellationRequested();
        await over.CancelAsync();
        return first == passing;
    }

    private async Task EndedEarlyAsync(string when)
    {
        var end = await program.Ended;
        Problems.Add(Rules.ProgramEndedEarly.At(process.Span, process.Written, Text(end.Wall), end.ExitCode, when, lastWords, log));
    }

    private static string Text(TimeSpan time) => QuantityText.Format(new(Math.Round(time.TotalSeconds, 2), Dimension.Time));
}
