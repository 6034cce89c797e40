using System.Diagnostics;

namespace PerfGates.Processes;

/// <summary>A program that is used, or watched, while it runs: a server. It lives until it is stopped, or ends by itself.</summary>
internal sealed class LivingProgram
{
    private readonly ChildProcesses _processes;
    private readonly StartedProgram _started;
    private readonly Task<ProcessEnd> _end;
    private readonly CancellationTokenSource _kill;

    private LivingProgram(ChildProcesses processes, StartedProgram started, Task<ProcessEnd> end, CancellationTokenSource kill, ProgramLimits limits, long begun) =>
        (_processes, _started, _end, _kill, Limits, Begun) = (processes, started, end, kill, limits, begun);

    public int Id => _started.Id;

    public ProgramLimits Limits { get; }

    /// <summary>The time stamp of its start.</summary>
    public long Begun { get; }

    public IReadOnlyList<string> LastLines => _started.LastLines();

    /// <summary>Completes when it ended by itself and nothing of it is left.</summary>
    public Task<ProcessEnd> Ended => _end;

    /// <summary>It, and all that it started; Linux only.</summary>
    public IReadOnlyList<ProcessRow> Tree(IReadOnlyList<ProcessRow> all) => ProcessTree.Of(all, Id, Carries);

    /// <summary>Carries the marks of this very start.</summary>
    public bool Carries(ProcessRow process) => CookieHolders.Are(process, _processes.Cookie, _started.Start);

    /// <summary>The program, or why it does not start.</summary>
    public static Task<(LivingProgram? Program, string Problem)> StartAsync(ChildProcesses processes, ProcessSpec spec) =>
        StartAsync(processes, spec with { IsServer = true }, processes.RunAsync);

    /// <summary>Likewise, of one that somebody else runs to its end.</summary>
    public static async Task<(LivingProgram? Program, string Problem)> StartAsync(ChildProcesses processes, ProcessSpec spec, Func<ProcessSpec, CancellationToken, Task<ProcessEnd>> run)
    {
        var kill = new CancellationTokenSource();
        var running = new TaskCompletionSource<StartedProgram>(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = Stopwatch.GetTimestamp();
        var end = run(spec with { Started = running.SetResult }, kill.Token);
        if (await Task.WhenAny(running.Task, end) == running.Task) return (new(processes, await running.Task, end, kill, spec.Limits, begun), "");
        kill.Dispose();
        return (null, (await end).Problem);
    }

    /// <summary>Asks it and all that it started to end, waits, and ends what is still there.</summary>
    /// <returns>True if it ended by itself in time.</returns>
    public async Task<bool> StopAsync(StopSignal signal, TimeSpan within)
    {
        // Elsewhere there is no way to ask a program without a window to end.
        if (OperatingSystem.IsLinux()) Reaper.Signal(p => p.Id == Id || Carries(p), (int)signal);
        var inTime = await Task.WhenAny(_end, Task.Delay(OperatingSystem.IsLinux() ? within : TimeSpan.Zero)) == _end;
        await KillAsync();
        return inTime;
    }

    /// <summary>Ends it and all that it started, and waits until they are gone.</summary>
    public async Task KillAsync()
    {
        await _kill.CancelAsync();
        try
        {
            await _end;
        }
        catch (OperationCanceledException) when (_kill.IsCancellationRequested)
        {
            return; // that is how a program that was killed ends
        }
    }
}

/// <summary>How a program is asked to end; the numbers are the kernel's.</summary>
internal enum StopSignal
{
    Interrupt = 2,
    Terminate = 15,
}
