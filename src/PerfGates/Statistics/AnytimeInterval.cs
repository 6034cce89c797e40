namespace PerfGates.Statistics;

/// <summary>
/// An interval of a mean that holds at every length at once, so that it may be watched while values come in: the
/// mixture t martingale of Lai, Annals of Statistics 4 (1976) 265, as an e-process by Wang and Ramdas, arXiv:2310.03722
/// (2023). For normal values; heavy tails make it wide. Twice as wide as one that is looked at once: never a verdict.
/// </summary>
internal static class AnytimeInterval
{
    // Weight of the prior on the standardised mean, c²; 1 is its authors' default.
    private const double Prior = 1;

    /// <summary>Evidence against the mean being <paramref name="mean"/>: 1 and below for none, its expectation at most 1 if it is. Infinite if the values do not vary and lie elsewhere.</summary>
    public static double Evidence(IReadOnlyList<double> values, double mean)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            sum += value - mean;
            squares += (value - mean) * (value - mean);
        }
        if (squares == 0) return 1;
        var weight = values.Count + Prior;
        return Math.Sqrt(Prior / weight) * Math.Pow(weight * squares / (weight * squares - sum * sum), values.Count / 2.0);
    }

    /// <summary>All means with evidence below 1/<paramref name="level"/>; unbounded for the first few values (four at 0.05).</summary>
    public static Interval Of(IReadOnlyList<double> values, double level)
    {
        var count = values.Count;
        if (count == 0) return Interval.Unbounded;
        var weight = count + Prior;
        var ratio = Math.Pow(weight / Prior / (level * level), 1.0 / count);
        var bend = weight * (1 - 1 / ratio);
        if (bend >= count) return Interval.Unbounded;
        var centre = values.Average();
        var spread = values.Sum(v => (v - centre) * (v - centre));
        var half = Math.Sqrt(bend * spread / (count * (count - bend)));
        return new(centre - half, centre + half);
    }
}
