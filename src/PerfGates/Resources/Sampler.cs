using PerfGates.Processes;

namespace PerfGates.Resources;

/// <summary>
/// Looks at everything that is watched. What is cheap is read at every look, what is not as often as it takes no more than
/// a small share of the time. Not for several threads at once.
/// </summary>
/// <param name="systemRoot">Stands before /proc; empty on a real machine.</param>
/// <param name="now">Seconds since watching began.</param>
internal sealed class Sampler(string systemRoot, Func<double> now) : IDisposable
{
    private const int Most = 20_000;

    // Of what it had when it was last read exactly: then it is read out of turn.
    private const double MuchHigher = 1.02;

    private readonly byte[] _buffer = new byte[8192];
    private readonly ProcessSearch _search = new(systemRoot);
    private readonly SampleLog _log = new(Most);
    private readonly Duty _searching = new(0.001, 0.01, 0.02);
    private readonly Duty _sharing = new(0.0015, 0.01, 0.02);
    private readonly Duty _counting = new(0.001, 0.001, 0.1);
    private readonly Duty _handling = new(0.0005, 0.001, 0.1);
    private readonly List<WatchedTree> _trees = [];
    private readonly List<WatchedTree> _gone = [];
    private long _residentAtHighest;
    private double _last = double.NaN;
    private double _longestGap;

    public IReadOnlyList<ResourceSample> Samples => _log.All;

    public double LongestGap => _longestGap;

    public IReadOnlyList<WatchedTree> Trees => [.. _gone, .. _trees];

    public IEnumerable<ProcessRow> Living => _trees.SelectMany(t => t.Living).Select(p => p.Row);

    public ProcessRow? Find(int id) => _search.Find(id);

    /// <summary>Looks at its root at once, and at what it has started as soon as there is time.</summary>
    public void Add(WatchedTree tree, ProcessRow root)
    {
        // Of several processes that somebody names one may have started another: none counts twice.
        if (_trees.Any(t => t.Has(root))) return;
        _trees.Add(tree);
        tree.Take([root], systemRoot, tree.Begun);
        // What it has started may have been seen before, when it belonged to nobody.
        _search.Forget();
        if (tree.IsOld) Search(now());
        Look(everything: true);
    }

    /// <summary>It has ended.</summary>
    /// <param name="time">When.</param>
    public void Remove(WatchedTree tree, double time)
    {
        _trees.Remove(tree);
        _gone.Add(tree);
        tree.Dispose();
        _last = double.NaN;
        // What it has counted to its end.
        Sample(_trees.Count == 0 ? time : now(), shares: false);
    }

    /// <param name="everything">Whatever it costs.</param>
    public void Look(bool everything = false)
    {
        if (_trees.Count == 0) return;
        var time = now();
        if (everything || _searching.IsDue(time)) Search(time);
        foreach (var tree in _trees) tree.LookAtMemory(time, _buffer);
        if (_trees.All(t => t.Living.Count == 0)) return;
        if (everything || _counting.IsDue(time)) Timed(_counting, () => _trees.ForEach(t => t.LookAtCounters(_buffer)));
        if (everything || _handling.IsDue(time)) Timed(_handling, () => Each(p => p.LookAtHandles()));
        var resident = _trees.Sum(t => t.Living.Sum(p => p.Resident));
        var shares = everything || _sharing.IsDue(time, isUrgent: resident > _residentAtHighest * MuchHigher);
        if (shares)
        {
            Timed(_sharing, () => Each(p => p.LookAtShares(_buffer)));
            _residentAtHighest = Math.Max(_residentAtHighest, resident);
        }
        if (_last is not double.NaN) _longestGap = Math.Max(_longestGap, time - _last);
        _last = time;
        Sample(time, shares);
    }

    private void Search(double time) => Timed(_searching, () =>
    {
        ProcessRow[] found = [.. _search.New().Where(row => !_trees.Any(t => t.Has(row)))];
        if (found.Length > 0) foreach (var tree in _trees) tree.Take(found, systemRoot, time);
    });

    private void Sample(double time, bool shares)
    {
        WatchedProcess[] living = [.. _trees.SelectMany(t => t.Living)];
        // To the microsecond, as recordings keep it: what is judged again is judged by the same figures.
        _log.Add(new(
            Math.Round(time, 6),
            shares && living.All(p => p.Proportional is not null) ? living.Sum(p => p.Proportional!.Value) : null,
            living.Sum(p => p.Anonymous),
            Math.Round(Trees.Sum(t => t.Processor), 6),
            Sum(t => t.ReadBytes),
            Sum(t => t.WrittenBytes),
            living.Sum(p => p.Threads),
            living.Any(p => p.Handles is null) ? null : living.Sum(p => p.Handles!.Value),
            living.Length));
    }

    private long? Sum(Func<WatchedTree, long?> value) => Trees.Aggregate((long?)0, (sum, tree) => sum + value(tree));

    private void Each(Action<WatchedProcess> look)
    {
        foreach (var process in _trees.SelectMany(t => t.Living)) look(process);
    }

    private void Timed(Duty duty, Action work)
    {
        var begun = now();
        work();
        duty.Done(begun, now());
    }

    public void Dispose()
    {
        _search.Dispose();
        foreach (var tree in _trees) tree.Dispose();
    }
}
