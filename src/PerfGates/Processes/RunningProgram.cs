using System.Diagnostics;

namespace PerfGates.Processes;

/// <summary>One started program, from its start until everything that it started is gone.</summary>
/// <param name="isOurs">Tells which processes it started, where they have left it.</param>
internal sealed class RunningProgram(StartedProcess process, ProgramOutput output, ProcessSpec spec, Func<ProcessRow, bool> isOurs)
{
    // 'exec > >(tee log)' in bash leaves a tee that is still writing when its shell has ended.
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    private readonly ProcessRow? _root = OperatingSystem.IsLinux() ? ProcessTable.Find(process.Id) : null;
    private readonly ProcessRow? _launcher = process.Launcher is { } launcher ? ProcessTable.Find(launcher) : null;

    public ProgramLimits Limits => spec.Limits;

    /// <summary>Its processes, without the one that launched it; Linux only.</summary>
    public IReadOnlyList<ProcessRow> Tree(IReadOnlyList<ProcessRow> all) => _root is null ? [] : [.. ProcessTree.Of(all, _root.Id, isOurs).Where(p => p.Key != _launcher?.Key)];

    /// <summary>Waits for the end, or ends it when the token says so; then nothing of it is left.</summary>
    /// <param name="begun">The time stamp of its start.</param>
    /// <returns>Its exit code, null where it was ended, and the names of what it had left running.</returns>
    public async Task<(int? Code, TimeSpan Wall, IReadOnlyList<string> Leftovers)> FinishAsync(long begun, CancellationToken limit)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(limit);
        using var stop = new CancellationTokenSource();
        // Read on the pool: a program that prints without pause must not keep us from watching the time.
        var reading = Task.WhenAll(
            Task.Run(() => ReadAsync(process.Process.StandardOutput.BaseStream, spec.OutputLine, spec.LogsOutput), CancellationToken.None),
            Task.Run(() => ReadAsync(process.Process.StandardError.BaseStream, spec.ErrorLine, logged: true), CancellationToken.None));

        var code = await ExitedAsync(giveUp.Token);
        var wall = Stopwatch.GetElapsedTime(begun);
        if (code is not null) await Task.WhenAny(reading, Task.Delay(Drain, limit));
        var ended = await EndAsync();
        stop.CancelAfter(Drain / 2);
        await reading;
        return (code, wall, code is not null ? ended : []);

        async Task ReadAsync(Stream stream, Action<string>? line, bool logged)
        {
            try
            {
                await output.ReadAsync(stream, line, logged, stop.Token);
            }
            catch
            {
                await giveUp.CancelAsync(); // nobody empties the pipe any more: the program would wait for ever
                throw;
            }
        }
    }

    public async Task<IReadOnlyList<string>> EndAsync()
    {
        if (OperatingSystem.IsLinux())
        {
            // The launcher ends by itself once it has waited for all the others.
            var ended = await Reaper.EndAsync(p => p.Key != _launcher?.Key && (p.Key == _root?.Key || _launcher is not null && p.Parent == _launcher.Id || isOurs(p)));
            await process.UsageAsync();
            return ended;
        }
        process.Process.Kill(entireProcessTree: true);
        await process.Process.WaitForExitAsync();
        return [];
    }

    private async Task<int?> ExitedAsync(CancellationToken limit)
    {
        try
        {
            return await process.ExitedAsync(limit);
        }
        catch (OperationCanceledException)
        {
            return process.Process.HasExited ? process.Process.ExitCode : null;
        }
    }
}
