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

    /// <summary>The smallest of the values that at least a share of them do not exceed; rising values with how many there are of each, at least one.</summary>
    /// <remarks>The inverse of the empirical distribution: Hyndman and Fan's definition 1.</remarks>
    public static double Of(IReadOnlyList<double> rising, IReadOnlyList<double> counts, double share)
    {
        // A product such as 0.95 * 500 may round up beyond the whole number that it is.
        var wanted = share * counts.Sum() * (1 - 1e-12);
        double seen = 0;
        for (var i = 0; i < rising.Count; i++)
            if ((seen += counts[i]) >= wanted && counts[i] > 0) return rising[i];
        throw new ArgumentException("No value has no quantile.", nameof(rising));
    }

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
        return IntervalOf(sorted.Length, place => sorted[place], share, level, effective);
    }

    /// <summary>The same of rising values with how many there are of each.</summary>
    public static Interval IntervalOf(IReadOnlyList<double> rising, IReadOnlyList<double> counts, double share, double level, double effective)
    {
        var total = (int)counts.Sum();
        return IntervalOf(total, place => Of(rising, counts, (place + 1.0) / total), share, level, effective);
    }

    private static Interval IntervalOf(int count, Func<int, double> valueAt, double share, double level, double effective)
    {
        var below = MostBeyond(share);
        var above = MostBeyond(1 - share);
        return new(below < 0 ? double.NegativeInfinity : valueAt(below), above < 0 ? double.PositiveInfinity : valueAt(count - 1 - above));

        // How many values may lie beyond one of them that it still surely is beyond the quantile; -1: not even the outermost is.
        int MostBeyond(double allowed)
        {
            var (fits, exceeds) = (-1, count);
            while (exceeds - fits > 1)
            {
                var middle = fits + (exceeds - fits) / 2;
                if (ClopperPearson.Upper(middle * effective / count, effective, level) <= allowed) fits = middle;
                else exceeds = middle;
            }
            return fits;
        }
    }
}
