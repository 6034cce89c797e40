namespace PerfGates.Load.Recording;

/// <summary>What one request did in one window of time.</summary>
internal sealed class WindowCounts(int limits)
{
    public long Ok, Late, Dropped, ChecksMet, ChecksTried, Bytes, Started;
    public double Sum, SumOfSquares, Max;

    public long[] Over { get; } = new long[limits];

    public int[] Histogram { get; } = new int[Buckets.Coarse.Count];

    public Dictionary<string, long> Failed { get; } = [];

    public bool IsEmpty => Ok == 0 && Failed.Count == 0 && Late == 0 && Dropped == 0 && Started == 0;

    public void Add(WindowCounts other)
    {
        (Ok, Late, Dropped, Started) = (Ok + other.Ok, Late + other.Late, Dropped + other.Dropped, Started + other.Started);
        (ChecksMet, ChecksTried, Bytes) = (ChecksMet + other.ChecksMet, ChecksTried + other.ChecksTried, Bytes + other.Bytes);
        (Sum, SumOfSquares, Max) = (Sum + other.Sum, SumOfSquares + other.SumOfSquares, Math.Max(Max, other.Max));
        for (var i = 0; i < Over.Length; i++) Over[i] += other.Over[i];
        for (var i = 0; i < Histogram.Length; i++) Histogram[i] += other.Histogram[i];
        foreach (var (cause, count) in other.Failed) Failed[cause] = Failed.GetValueOrDefault(cause) + count;
    }

    public void Clear()
    {
        (Ok, Late, Dropped, ChecksMet, ChecksTried, Bytes, Started) = (0, 0, 0, 0, 0, 0, 0);
        (Sum, SumOfSquares, Max) = (0, 0, 0);
        Array.Clear(Over);
        Array.Clear(Histogram);
        Failed.Clear();
    }

    public LoadEvent.Window ToEvent(int step, int request, int index) =>
        new(step, request, index, Ok, new Dictionary<string, long>(Failed), Late, Dropped, ChecksMet, ChecksTried, Bytes, Sum, SumOfSquares, Max, [.. Over], Pairs.Of(Histogram)) { Started = Started };
}

/// <summary>A histogram as it is told: bucket, count, bucket, count, …; empty buckets are left out.</summary>
internal static class Pairs
{
    public static List<long> Of(ReadOnlySpan<int> histogram)
    {
        List<long> pairs = [];
        for (var i = 0; i < histogram.Length; i++)
        {
            if (histogram[i] == 0) continue;
            pairs.Add(i);
            pairs.Add(histogram[i]);
        }
        return pairs;
    }
}
