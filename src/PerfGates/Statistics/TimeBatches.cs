namespace PerfGates.Statistics;

/// <summary>
/// A run cut into stretches of as many events each, in order of time, so long that neighbouring stretches no longer resemble each other: batch
/// means after Conway, Management Science 10 (1963) 47, with the stopping rule of <see cref="VonNeumann"/>.
/// </summary>
/// <param name="Shares">Per batch, the share of its events that are marked.</param>
/// <param name="Ranks">Per batch, the mean rank of its events, ranks scaled to (0, 1).</param>
/// <param name="PerBatch">Events per batch, on average.</param>
internal sealed record TimeBatches(double[] Shares, double[] Ranks, double PerBatch)
{
    public const int Most = 64;
    public const int Fewest = 16;
    public const int EventsNeeded = 10;

    /// <summary>Fewer cannot fill sixteen batches.</summary>
    public const int FewestEvents = Fewest * EventsNeeded;

    /// <summary>Null if even 16 batches resemble their neighbours: the run was too short for its correlation.</summary>
    /// <param name="times">When each event began, in any order and unit.</param>
    /// <param name="values">What each event took; as many.</param>
    /// <param name="bound">Events above it are marked.</param>
    /// <param name="series">Which must be quiet.</param>
    public static TimeBatches? Quiet(IReadOnlyList<double> times, IReadOnlyList<double> values, double bound, Series series = Series.Both)
    {
        var ranks = MidRanks.Doubled([.. values]);
        var inOrder = InOrder(times);
        for (var count = Most; count >= Fewest; count /= 2)
        {
            if (values.Count < count * EventsNeeded) continue;
            var cut = Cut(inOrder, values, ranks, bound, count);
            if (cut.IsQuiet(series)) return cut;
        }
        return null;
    }

    /// <summary>Of one event's scaled rank: that of a uniform distribution, unless ties say otherwise.</summary>
    public double RankVariance { get; init; } = 1.0 / 12;

    /// <summary>What may have neighbours that resemble each other.</summary>
    internal enum Series
    {
        Both,
        Shares,
    }

    /// <summary>Neighbours do not resemble each other.</summary>
    public bool IsQuiet(Series series) => VonNeumann.Likeness(Shares) < VonNeumann.Loud && (series == Series.Shares || VonNeumann.Likeness(Ranks) < VonNeumann.Loud);

    /// <summary>By which factor the variance of the share exceeds that of independent events; at least 1.</summary>
    /// <param name="share">The share over all events.</param>
    public double DispersionOfShares(double share) =>
        share is 0 or 1 ? 1 : Math.Max(1, Moments.Variance(Shares) / (share * (1 - share) / PerBatch));

    /// <summary>The same for ranks, which see correlation also where nothing is marked.</summary>
    public double DispersionOfRanks => RankVariance <= 0 ? 1 : Math.Max(1, Moments.Variance(Ranks) / (RankVariance / PerBatch));

    /// <summary>The largest value of each of <see cref="Fewest"/> stretches; none where there are fewer events.</summary>
    public static IReadOnlyList<double> Slowest(IReadOnlyList<double> times, IReadOnlyList<double> values)
    {
        var inOrder = InOrder(times);
        return values.Count < Fewest ? [] : [.. Enumerable.Range(0, Fewest).Select(s => inOrder[(values.Count * s / Fewest)..(values.Count * (s + 1) / Fewest)].Max(i => values[i]))];
    }

    private static int[] InOrder(IReadOnlyList<double> times)
    {
        int[] places = [.. Enumerable.Range(0, times.Count)];
        Array.Sort([.. times], places);
        return places;
    }

    private static TimeBatches Cut(int[] inOrder, IReadOnlyList<double> values, int[] ranks, double bound, int count)
    {
        var shares = new double[count];
        var means = new double[count];
        for (var batch = 0; batch < count; batch++)
        {
            var events = inOrder[(values.Count * batch / count)..(values.Count * (batch + 1) / count)];
            shares[batch] = (double)events.Count(i => values[i] > bound) / events.Length;
            means[batch] = (events.Sum(i => (double)ranks[i]) / (2.0 * events.Length) - 0.5) / values.Count;
        }
        return new(shares, means, (double)values.Count / count);
    }
}
