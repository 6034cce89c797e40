using PerfGates.Load;

namespace PerfGates.Probes.Http.Figures;

/// <summary>Windows of requests added up.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<int, long> _histogram = [];
    private readonly List<long> _over = [];

    public long Ok { get; private set; }

    public long Failed { get; private set; }

    public long Late { get; private set; }

    public long Dropped { get; private set; }

    public long ChecksMet { get; private set; }

    public long ChecksTried { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Of the latencies of ok answers, in seconds; likewise the squares and the largest.</summary>
    public double Sum { get; private set; }

    public double SumOfSquares { get; private set; }

    public double Max { get; private set; }

    /// <summary>Answers, failed ones included.</summary>
    public long Count => Ok + Failed;

    /// <summary>As long as the plan's limits, or empty: answers that took at least so long, and all failed ones.</summary>
    public IReadOnlyList<long> Over => _over;

    /// <summary>Bucket of <see cref="Buckets.Coarse"/> and count, ok answers only.</summary>
    public IEnumerable<KeyValuePair<int, long>> Histogram => _histogram;

    public static Tally Of(IEnumerable<LoadEvent.Window> windows)
    {
        var tally = new Tally();
        foreach (var window in windows) tally.Add(window);
        return tally;
    }

    private void Add(LoadEvent.Window window)
    {
        Ok += window.Ok;
        Failed += window.Failed.Values.Sum();
        Late += window.Late;
        Dropped += window.Dropped;
        ChecksMet += window.ChecksMet;
        ChecksTried += window.ChecksTried;
        Bytes += window.Bytes;
        Sum += window.Sum;
        SumOfSquares += window.SumOfSquares;
        Max = Math.Max(Max, window.Max);
        while (_over.Count < window.Over.Count) _over.Add(0);
        for (var i = 0; i < window.Over.Count; i++) _over[i] += window.Over[i];
        for (var i = 0; i + 1 < window.Histogram.Count; i += 2)
        {
            var bucket = (int)window.Histogram[i];
            _histogram[bucket] = _histogram.GetValueOrDefault(bucket) + window.Histogram[i + 1];
        }
    }

    /// <summary>Seconds that a share of the answers stays below, to within a few percent; infinite where failed ones begin there, NaN without answers.</summary>
    public double Quantile(double share) => Ranks.At(_histogram.Select(b => (Buckets.Coarse.Seconds(b.Key), b.Value)), Count, share);
}
