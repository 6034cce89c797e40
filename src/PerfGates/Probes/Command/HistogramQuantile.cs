namespace PerfGates.Probes.Command;

/// <summary>
/// A quantile of a histogram with cumulative buckets, interpolated linearly within the bucket that holds it, as
/// https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile describes: the lowest bucket begins
/// at 0 if its bound is above 0, and has no inside otherwise.
/// </summary>
internal static class HistogramQuantile
{
    /// <param name="buckets">Upper bound and how many values are at most that; in rising order, the last bound infinite.</param>
    /// <returns>
    /// Infinite where the quantile lies above the highest finite bound. Prometheus answers that bound, which is less than
    /// the truth, and would let a limit above it hold.
    /// </returns>
    public static double Of(double q, IReadOnlyList<(double Bound, double Count)> buckets)
    {
        var rank = q * buckets[^1].Count;
        var i = 0;
        while (i < buckets.Count - 1 && buckets[i].Count < rank) i++;
        if (double.IsPositiveInfinity(buckets[i].Bound)) return double.PositiveInfinity;
        if (i == 0 && buckets[0].Bound <= 0) return buckets[0].Bound;
        var (low, before) = i == 0 ? (0, 0) : buckets[i - 1];
        var inside = buckets[i].Count - before;
        return inside == 0 ? buckets[i].Bound : low + (buckets[i].Bound - low) * (rank - before) / inside;
    }
}
