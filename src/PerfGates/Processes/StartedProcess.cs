using System.Diagnostics;
using PerfGates.Processes.Launching;

namespace PerfGates.Processes;

/// <summary>A process that we have started: the program, or the launcher that runs it.</summary>
/// <param name="Id">Of the program.</param>
internal sealed record StartedProcess(Process Process, int Id, LaunchedProgram? Launched) : IDisposable
{
    // Behind the end of all that it waited for a launcher has nothing to do but to say so.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Between making a pipe and closing our end of it no other program may be started: it would hold it open.
    private static readonly Lock Starting = new();

    private readonly Lock _lock = new();
    private Task<ProgramUsage?>? _usage;

    public int? Launcher => Launched is null ? null : Process.Id;

    public static StartedProcess Directly(ProcessStartInfo info)
    {
        lock (Starting)
        {
            var process = Process.Start(info)!;
            return new(process, process.Id, null);
        }
    }

    public static async Task<StartedProcess> LaunchedAsync(Func<IReadOnlyList<string>, ProcessStartInfo> launcher, LaunchOrder order)
    {
        LaunchedProgram? launched = null;
        Process? process = null;
        try
        {
            lock (Starting)
            {
                launched = new();
                process = Process.Start(launcher(launched.Arguments))!;
                launched.LetGo();
            }
            return new(process, await launched.StartAsync(order), launched);
        }
        catch
        {
            launched?.Dispose();
            if (process is not null) await process.WaitForExitAsync();
            process?.Dispose();
            throw;
        }
    }

    /// <summary>Its exit code, once it has ended; others that it started may still live.</summary>
    public async Task<int> ExitedAsync(CancellationToken cancellation)
    {
        if (Launched is not null && await Launched.Ended.WaitAsync(cancellation) is { } code) return code;
        await Process.WaitForExitAsync(cancellation);
        return Process.ExitCode;
    }

    /// <summary>Once nothing of the program lives any more. Two may ask, and the one who comes later finds a process that is let go already.</summary>
    public Task<ProgramUsage?> UsageAsync()
    {
        lock (_lock) return _usage ??= EndedAsync();
    }

    private async Task<ProgramUsage?> EndedAsync()
    {
        if (Launched is null) return null;
        if (await Task.WhenAny(Launched.Usage, Task.Delay(Patience)) != Launched.Usage) Process.Kill();
        await Process.WaitForExitAsync();
        return await Launched.Usage;
    }

    public void Dispose()
    {
        Launched?.Dispose();
        Process.Dispose();
    }
}
