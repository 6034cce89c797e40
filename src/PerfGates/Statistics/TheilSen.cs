namespace PerfGates.Statistics;

/// <summary>
/// A slope that a third of bad points cannot move: the median of the slopes of all pairs. Theil, Proceedings of the Royal
/// Netherlands Academy of Sciences 53 (1950) 386; its interval: Sen, Journal of the American Statistical Association 63 (1968) 1379.
/// </summary>
internal static class TheilSen
{
    /// <summary>Per unit of time; times rise strictly, at least two points.</summary>
    public static double Slope(IReadOnlyList<double> times, IReadOnlyList<double> values) => Quantile.Median(Slopes(times, values));

    /// <summary>The slopes that Kendall's exact test does not reject at <paramref name="level"/> on each side; unbounded where so few points never reject.</summary>
    public static Interval Interval(IReadOnlyList<double> times, IReadOnlyList<double> values, double level)
    {
        var slopes = Slopes(times, values);
        Array.Sort(slopes);
        var outside = 0;
        while (outside < slopes.Length && Kendall.PAtMost(outside, times.Count) <= level) outside++;
        return outside == 0 ? Statistics.Interval.Unbounded : new(slopes[outside - 1], slopes[^outside]);
    }

    private static double[] Slopes(IReadOnlyList<double> times, IReadOnlyList<double> values)
    {
        List<double> slopes = [];
        for (var i = 0; i < values.Count; i++)
            for (var j = i + 1; j < values.Count; j++) slopes.Add((values[j] - values[i]) / (times[j] - times[i]));
        return [.. slopes];
    }
}
