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
        return TimeBatches.Quiet(times, values, Quantile.Of(values, share)) is { } batches
            ? Quantile.IntervalOf(values, share, level, values.Count / Dispersion(batches, share, level))
            : Interval.Unbounded;
    }

    /// <summary>The same of events that were counted in windows, those above the quantile marked.</summary>
    /// <param name="rising">The values of all events, infinite for those that are larger than any.</param>
    /// <param name="counts">How many events have each.</param>
    public static Interval Of(WindowedEvents events, IReadOnlyList<double> rising, IReadOnlyList<double> counts, double share, double level) =>
        events.Quiet() is { } batches
            ? Quantile.IntervalOf(rising, counts, share, level, events.Count / Dispersion(batches, share, level))
            : Interval.Unbounded;

    // It is itself estimated from so few batches, which Student's t pays for.
    private static double Dispersion(TimeBatches batches, double share, double level)
    {
        var uncertain = Math.Pow(Distributions.StudentQuantile(1 - level, batches.Shares.Length - 1) / Distributions.NormalQuantile(1 - level), 2);
        return batches.DispersionOfShares(1 - share) * VonNeumann.Leftover(batches.Shares) * uncertain;
    }
}
