using PerfGates.Processes;
using PerfGates.Units;

namespace PerfGates.Pressure;

/// <summary>Reads back the limits of every process of the programs that were started with limits, while they run.</summary>
internal sealed class LimitsWatch : IAsyncDisposable
{
    // A program of some milliseconds must be seen; once it was, only what it starts is of interest.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Later = TimeSpan.FromMilliseconds(250);

    private readonly ProgramLimits _limits;
    private readonly ChildProcesses _processes;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _looking;
    private readonly Lock _lock = new();
    private readonly Dictionary<(int, long), LimitedProcess> _seen = [];

    public LimitsWatch(ProgramLimits limits, ChildProcesses processes, TimeProvider clock)
    {
        (_limits, _processes, _clock) = (limits, processes, clock);
        _looking = Task.Run(LookAsync);
    }

    /// <summary>Why programs were not limited as was asked; null if they were. The last look at each process counts: at the first it may not have been there yet.</summary>
    public string? Doubt
    {
        get
        {
            lock (_lock)
                return _seen.Count == 0 ? "no process of it was seen: it ended at once, or it started none"
                    : _seen.Values.Select(s => s.Excess).FirstOrDefault(e => e is not null)
                    ?? (_limits.Heap is not null && !_seen.Values.Any(s => s is { IsDotNet: true, HasHeapVariable: true })
                        ? "no process of it was seen to be one of .NET (by its diagnostics endpoint), and others know no limit of their heap" : null);
        }
    }

    public IReadOnlyList<string> Verified
    {
        get
        {
            lock (_lock)
            {
                var count = _seen.Count == 1 ? "1 process" : $"{_seen.Count} processes";
                return
                [
                    .. _limits.Cores is null ? Array.Empty<string>() : [$"cores: {count} on the processors {ProcessorList.Text(_seen.Values.SelectMany(s => s.Processors).Distinct().Order())}"],
                    .. _limits.Heap is null ? Array.Empty<string>() : [$"heap: {_limits.HeapVariable} in the environment of {_seen.Values.Count(s => s is { IsDotNet: true, HasHeapVariable: true })} of {count}, with a .NET diagnostics endpoint"],
                    .. _limits.Memory is null ? Array.Empty<string>() : [$"memory limit: the control group of {count} allows {QuantityText.Format(new(_seen.Values.Max(s => s.Memory) ?? double.NaN, Dimension.Size))}"],
                ];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _looking;
    }

    private async Task LookAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var settled = Look();
            await Task.Delay(settled ? Later : Soon, _clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Settled: every limit has been seen to hold.
    private bool Look()
    {
        var looks = _processes.Limited().Select(p => LimitedProcess.Look(p.Process, p.Limits)).OfType<LimitedProcess>().ToList();
        lock (_lock)
        {
            // What was .NET a moment ago is so still: its endpoint goes before the process does.
            foreach (var look in looks) _seen[look.Process.Key] = look with { IsDotNet = look.IsDotNet || _seen.GetValueOrDefault(look.Process.Key)?.IsDotNet == true };
        }
        return Doubt is null;
    }
}
