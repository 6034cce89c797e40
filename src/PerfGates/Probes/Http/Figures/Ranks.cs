namespace PerfGates.Probes.Http.Figures;

/// <summary>Quantiles of values that were counted.</summary>
internal static class Ranks
{
    /// <summary>The least value that a share of all events does not exceed: Hyndman and Fan 1996, definition 1.</summary>
    /// <param name="values">In rising order, with how many have each.</param>
    /// <param name="count">All events; those that are not among the values are larger than any.</param>
    public static double At(IEnumerable<(double Value, long Count)> values, long count, double share)
    {
        if (count == 0) return double.NaN;
        // 0.95 × 20 is 19.000000000000004 or 18.999999999999996, and neither is meant.
        var rank = (long)Math.Ceiling(share * count - 1e-9);
        foreach (var (value, many) in values)
            if ((rank -= many) <= 0) return value;
        return double.PositiveInfinity;
    }
}
