using System.Diagnostics;

namespace PerfGates.Processes;

/// <summary>
/// Looks at a program and all that it started, again and again, for as long as it is watched: Linux only. Looking takes
/// at most a hundredth of the time, so large programs are looked at less often.
/// </summary>
internal sealed class ResourceWatch : IAsyncDisposable
{
    // A spike is seen for certain only where it is longer than the time between two looks.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    // Reading the whole process table is for finding what was started since.
    private static readonly TimeSpan ShortestSearch = TimeSpan.FromMilliseconds(250);

    private const int Duty = 100;

    private readonly int _root;
    private readonly Func<ProcessRow, bool> _carries;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _looking;
    private readonly ProcessTally _tally = new();
    private readonly Dictionary<(int, long), bool> _asked = [];
    private readonly long _begun = Stopwatch.GetTimestamp();

    private IReadOnlyList<ProcessRow> _members = [];
    private long _last;
    private long _peakSum;
    private long _peakProcess;
    private double _byteSeconds;
    private int _most;
    private int _looks;
    private string? _doubt;

    /// <param name="root">The program's process.</param>
    /// <param name="carries">Knows what it started and that has left it; each process is asked once.</param>
    public ResourceWatch(int root, Func<ProcessRow, bool> carries)
    {
        (_root, _carries, _last) = (root, carries, _begun);
        _looking = Task.Run(LookAsync);
    }

    /// <summary>Why nothing can be watched here; null if it can.</summary>
    public static string? Obstacle => OperatingSystem.IsLinux() ? null : "this version reads them on Linux only";

    /// <summary>Looks once more, and tells.</summary>
    public ResourceReadings Now()
    {
        lock (_lock)
        {
            Search();
            Look();
            var watched = Stopwatch.GetElapsedTime(_begun, _last);
            return new(_last, _peakSum, _peakProcess, _byteSeconds / Math.Max(watched.TotalSeconds, 1e-3), TimeSpan.FromSeconds(_tally.Sum / ProcessorTime.TicksPerSecond), _most, _looks, watched / _looks, _doubt);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _looking;
        _stop.Dispose();
    }

    private async Task LookAsync()
    {
        var searched = TimeSpan.Zero;
        for (var search = TimeSpan.Zero; !_stop.IsCancellationRequested;)
        {
            var begun = Stopwatch.GetTimestamp();
            lock (_lock)
            {
                if (Stopwatch.GetElapsedTime(_begun) >= search)
                {
                    Search();
                    searched = Stopwatch.GetElapsedTime(begun);
                    search = Stopwatch.GetElapsedTime(_begun) + Longer(ShortestSearch, searched * Duty);
                }
                else _members = [.. _members.Select(m => ProcessTable.Find(m.Id) is { } row && row.Key == m.Key ? row : null).OfType<ProcessRow>()];
                Look();
            }
            // The cost of a search is spread over the looks until the next one.
            await Task.Delay(Longer(Shortest, (Stopwatch.GetElapsedTime(begun) - searched) * Duty), _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            searched = TimeSpan.Zero;
        }
    }

    private void Search() => _members = ProcessTree.Of(ProcessTable.Read(), _root, Carries);

    private bool Carries(ProcessRow process)
    {
        if (!_asked.TryGetValue(process.Key, out var carries)) _asked[process.Key] = carries = _carries(process);
        return carries;
    }

    private void Look()
    {
        _looks++;
        _most = Math.Max(_most, _members.Count);
        _tally.Take(_members.Select(m => (m, m.Ticks)));
        var (sum, now) = (0L, Stopwatch.GetTimestamp());
        foreach (var member in _members)
            if (ProcessMemory.Of(member.Id) is { } memory)
            {
                sum += memory.Proportional;
                _peakProcess = Math.Max(_peakProcess, memory.Highest);
            }
            // It may have ended a moment ago.
            else if (ProcessTable.Find(member.Id)?.Key == member.Key) _doubt ??= $"the memory of {member} may not be read";
        _peakSum = Math.Max(_peakSum, sum);
        _byteSeconds += sum * Stopwatch.GetElapsedTime(_last, now).TotalSeconds;
        _last = now;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
