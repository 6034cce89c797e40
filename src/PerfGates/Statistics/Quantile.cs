namespace PerfGates.Statistics;

/// <summary>Sample quantiles: definition 7 of Hyndman and Fan, The American Statistician 50 (1996) 361.</summary>
internal static class Quantile
{
    /// <summary>The quantile at <paramref name="share"/> in [0, 1] of values in any order, at least one.</summary>
    public static double Of(IReadOnlyList<double> values, double share)
    {
        if (values.Count == 0) throw new ArgumentException("No value has no quantile.", nameof(values));
        double[] sorted = [.. values];
        Array.Sort(sorted);
        var place = (sorted.Length - 1) * share;
        var below = (int)Math.Floor(place);
        return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    public static double Median(IReadOnlyList<double> values) => Of(values, 0.5);

    /// <summary>
    /// Between which two of the values the quantile lies, missed with probability <paramref name="level"/> at most on
    /// each side; an end that so few values cannot bound is infinite. At least one value.
    /// </summary>
    /// <param name="effective">As how many independent values they count, 0 &lt; effective ≤ their number.</param>
    /// <remarks>Order statistics: Conover, Practical Nonparametric Statistics, 3rd edition 1999, § 3.2; by the bound of Clopper and Pearson, so that the count may be fractional.</remarks>
    public static Interval IntervalOf(IReadOnlyList<double> values, double share, double level, double effective)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        var below = MostBeyond(share);
        var above = MostBeyond(1 - share);
        return new(below < 0 ? double.NegativeInfinity : sorted[below], above < 0 ? double.PositiveInfinity : sorted[^(above + 1)]);

        // How many values may lie beyond one of them that it still surely is beyond the quantile; -1: not even the outermost is.
        int MostBeyond(double allowed)
        {
            var (fits, exceeds) = (-1, sorted.Length);
            while (exceeds - fits > 1)
            {
                var middle = (fits + exceeds) / 2;
                if (ClopperPearson.Upper(middle * effective / sorted.Length, effective, level) <= allowed) fits = middle;
                else exceeds = middle;
            }
            return fits;
        }
    }
}
