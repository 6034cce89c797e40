namespace PerfGates.Statistics;

/// <summary>An interval for a quantile of events that resemble their neighbours: order statistics at as many events as they are worth.</summary>
internal static class QuantileInterval
{
    /// <summary>Ends at two of the values, missed with probability <paramref name="level"/> at most on each side; unbounded where the run is too short for its correlation.</summary>
    /// <param name="times">When each event began, in any order; one per value.</param>
    /// <param name="values">At least one.</param>
    public static Interval Of(IReadOnlyList<double> times, IReadOnlyList<double> values, double share, double level)
    {
        if (values.Count < TimeBatches.FewestEvents) return Quantile.IntervalOf(values, share, level, values.Count);
        // Dispersion is that at the quantile itself: at a bound far off no event would tell it.
        if (TimeBatches.Quiet(times, values, Quantile.Of(values, share)) is not { } batches) return Interval.Unbounded;
        // It is itself estimated from so few batches, which Student's t pays for.
        var batchCount = batches.Shares.Length;
        var uncertain = Math.Pow(Distributions.StudentQuantile(1 - level, batchCount - 1) / Distributions.NormalQuantile(1 - level), 2);
        return Quantile.IntervalOf(values, share, level, values.Count / (batches.DispersionOfShares(1 - share) * VonNeumann.Leftover(batches.Shares) * uncertain));
    }
}
