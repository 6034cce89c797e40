using PerfGates.Processes;

namespace PerfGates.Resources;

/// <summary>A program or a server with all that it started.</summary>
/// <param name="root">Its process.</param>
/// <param name="launcher">Who waits for what has left it, and is none of it.</param>
/// <param name="carries">Knows what has left it, where there is no launcher; each process is asked once.</param>
/// <param name="isOld">It ran before it was watched, and what it did before does not count.</param>
internal sealed class WatchedTree(ProcessRow root, int? launcher, Func<ProcessRow, bool> carries, bool isOld, double begun) : IDisposable
{
    private readonly List<WatchedProcess> _living = [];
    private readonly List<WatchedProcess> _ended = [];
    private readonly HashSet<(int, long)> _members = [];
    private readonly ProcessTally _ticks = new();
    private readonly ProcessTally _read = new();
    private readonly ProcessTally _written = new();
    private (double Processor, long? Read, long? Written)? _before;

    public IReadOnlyList<WatchedProcess> Living => _living;

    public IReadOnlyList<WatchedProcess> Ended => _ended;

    public IEnumerable<WatchedProcess> All => _ended.Concat(_living);

    public bool IsOld => isOld;

    /// <summary>What the kernel has kept of it, once it has ended.</summary>
    public ProgramUsage? Usage { get; set; }

    public double Begun => begun;

    /// <summary>Bytes: the most that files stood behind, of all processes; null until somebody has looked.</summary>
    public long? MostOfFiles { get; private set; }

    /// <summary>Seconds of all processors since it was watched.</summary>
    public double Processor => Usage?.Processor.TotalSeconds ?? _ticks.Sum / ProcessorTime.TicksPerSecond - (_before?.Processor ?? 0);

    /// <summary>Null where it cannot be read.</summary>
    public long? ReadBytes => Usage?.ReadBytes ?? Since(_read, _before?.Read, p => p.ReadBytes);

    public long? WrittenBytes => Usage?.WrittenBytes ?? Since(_written, _before?.Written, p => p.WrittenBytes);

    /// <summary>Takes in those that belong to it, whatever their order.</summary>
    public void Take(IReadOnlyList<ProcessRow> found, string systemRoot, double time)
    {
        var before = -1;
        while (before < _members.Count)
        {
            before = _members.Count;
            foreach (var row in found)
                if (!_members.Contains(row.Key) && IsOurs(row)) Add(row, systemRoot, time);
        }
        // A launcher becomes the parent of all that leaves the program; else its environment tells.
        if (launcher is not null) return;
        foreach (var row in found)
            if (!_members.Contains(row.Key) && row.Started >= root.Started && carries(row)) Add(row, systemRoot, time);
    }

    public bool Has(ProcessRow row) => _members.Contains(row.Key);

    private bool IsOurs(ProcessRow row) => row.Key == root.Key || row.Parent == launcher || _living.Any(l => l.Row.Id == row.Parent && l.Row.Started <= row.Started);

    private void Add(ProcessRow row, string systemRoot, double time)
    {
        _members.Add(row.Key);
        _living.Add(new(row, systemRoot, time, isOld && _before is null));
    }

    public void LookAtMemory(double time, byte[] buffer)
    {
        for (var i = _living.Count - 1; i >= 0; i--)
            if (!_living[i].LookAtMemory(time, buffer))
            {
                _living[i].LookAtCounters(buffer);
                _living[i].Dispose();
                _ended.Add(_living[i]);
                _living.RemoveAt(i);
            }
        if (_living.Count > 0) MostOfFiles = Math.Max(MostOfFiles ?? 0, _living.Sum(p => p.OfFiles));
    }

    public void LookAtCounters(byte[] buffer)
    {
        foreach (var process in _living) process.LookAtCounters(buffer);
        _ticks.Take(_living.Select(p => (p.Row, p.Row.Ticks)));
        _read.Take(_living.Select(p => (p.Row, p.ReadBytes ?? 0)));
        _written.Take(_living.Select(p => (p.Row, p.WrittenBytes ?? 0)));
        if (isOld) _before ??= (_ticks.Sum / ProcessorTime.TicksPerSecond, ReadBytes, WrittenBytes);
    }

    private long? Since(ProcessTally tally, long? before, Func<WatchedProcess, long?> value) => All.Any(p => !p.IsGone && value(p) is null) ? null : tally.Sum - (before ?? 0);

    public void Dispose()
    {
        foreach (var process in _living) process.Dispose();
    }
}
