using PerfGates.Load;

namespace PerfGates.Probes.Http.Figures;

/// <summary>All that the generator told of one step.</summary>
/// <param name="name">For messages.</param>
/// <param name="order">What was asked.</param>
internal sealed class StepRecord(string name, LoadOrder.Step order)
{
    private readonly SortedDictionary<int, List<LoadEvent.Window>> _windows = [];
    private readonly Dictionary<(int Request, CountedKind Kind), SortedDictionary<int, long>> _counted = [];
    private readonly Dictionary<int, LoadEvent.First> _first = [];
    private readonly List<LoadEvent.Failure> _failures = [];

    public string Name => name;

    public LoadOrder.Step Order => order;

    public double WindowSeconds => order.Window.TotalSeconds;

    /// <summary>Null while it runs.</summary>
    public LoadEvent.StepDone? Done { get; private set; }

    /// <summary>Measured seconds: as the generator said in the end, and until then as far as it told.</summary>
    public double Elapsed => Done?.Elapsed ?? (LastWindow + 1) * WindowSeconds;

    /// <summary>Of the last window that was told; -1 before the first.</summary>
    public int LastWindow => _windows.Count == 0 ? -1 : _windows.Last().Key;

    public IReadOnlyList<LoadEvent.Failure> Failures => _failures;

    public void Take(LoadEvent told)
    {
        switch (told)
        {
            case LoadEvent.Window window: (_windows.TryGetValue(window.Index, out var list) ? list : _windows[window.Index] = []).Add(window); break;
            case LoadEvent.Failure failure: _failures.Add(failure); break;
            case LoadEvent.First first: _first[first.Request] = first; break;
            case LoadEvent.Counted counted: Add(counted); break;
            case LoadEvent.StepDone done: Done = done; break;
        }
    }

    /// <summary>What was told of one window; nothing where nothing happened.</summary>
    public IReadOnlyList<LoadEvent.Window> WindowsAt(int index) => _windows.GetValueOrDefault(index) ?? [];

    public IEnumerable<LoadEvent.Window> Windows => _windows.Values.SelectMany(w => w);

    /// <summary>Values in seconds, and how many answers had each, in rising order; ok answers only.</summary>
    public IReadOnlyList<(double Value, long Count)> Values(IReadOnlySet<int> requests, CountedKind kind) =>
    [
        .. _counted.Where(c => c.Key.Kind == kind && requests.Contains(c.Key.Request)).SelectMany(c => c.Value)
            .GroupBy(b => b.Key).OrderBy(g => g.Key).Select(g => (Buckets.Fine.Seconds(g.Key), g.Sum(b => b.Value))),
    ];

    /// <summary>Every answer by itself, a failed one infinite; null where the generator kept only the first ones.</summary>
    public IReadOnlyList<(double Time, double Value)>? Each(IReadOnlySet<int> requests, long count)
    {
        var kept = _first.Where(f => requests.Contains(f.Key)).SelectMany(f => f.Value.Times.Zip(f.Value.Latencies, (t, l) => (t, l < 0 ? double.PositiveInfinity : l))).ToList();
        return kept.Count == count ? kept : null;
    }

    private void Add(LoadEvent.Counted counted)
    {
        if (!_counted.TryGetValue((counted.Request, counted.Kind), out var buckets)) _counted[(counted.Request, counted.Kind)] = buckets = [];
        for (var i = 0; i + 1 < counted.Histogram.Count; i += 2)
        {
            var bucket = (int)counted.Histogram[i];
            buckets[bucket] = buckets.GetValueOrDefault(bucket) + counted.Histogram[i + 1];
        }
    }
}
