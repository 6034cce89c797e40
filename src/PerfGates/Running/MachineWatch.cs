using PerfGates.Probes;

namespace PerfGates.Running;

/// <summary>Tells what else a machine did while something was measured, and waits until it does little.</summary>
/// <param name="read">Reads the counters; null on a machine that has none, where all is taken for quiet.</param>
internal sealed class MachineWatch(Func<MachineCounters>? read, TimeProvider clock)
{
    // 250 ms are 25 ticks of each processor: the least that shows 5 % on a machine with one. One such window may fall
    // between two bursts; two in a row seldom do.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(250);
    private const int QuietWindows = 2;

    /// <summary>Sees nothing, and so has nothing to complain about.</summary>
    public static MachineWatch Blind { get; } = new(null, TimeProvider.System);

    /// <param name="cookie">Of the run: what carries it is ours.</param>
    public static MachineWatch OfThisMachine(string cookie, TimeProvider clock) => OperatingSystem.IsLinux()
        ? new(() => MachineCounters.Of(SystemTexts.OfActivity(), Processes.ProcessorTime.OfRun(cookie)), clock)
        : Blind;

    /// <summary>A reading to compare a later one with.</summary>
    public MachineCounters Now() => read?.Invoke() ?? MachineCounters.None;

    /// <summary>What happened since an earlier reading.</summary>
    public Disturbance Since(MachineCounters earlier) => earlier.Until(Now());

    /// <summary>Waits until the machine is quiet; null then. What disturbed it last, in words, if it was not quiet after <paramref name="limit"/>.</summary>
    public async Task<string?> WaitForQuietAsync(TimeSpan limit, CancellationToken cancellation)
    {
        if (read is null) return null;
        var started = clock.GetTimestamp();
        string? complaint = null;
        for (var quiet = 0; quiet < QuietWindows;)
        {
            var begun = Now();
            await Task.Delay(Window, clock, cancellation);
            var disturbed = Since(begun).Complaint;
            quiet = disturbed is null ? quiet + 1 : 0;
            complaint = disturbed ?? complaint;
            if (quiet < QuietWindows && clock.GetElapsedTime(started) >= limit) return complaint;
        }
        return null;
    }
}
