namespace PerfGates.Statistics;

/// <summary>
/// A run cut into stretches of equal time, so long that neighbouring stretches no longer resemble each other: batch
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

    /// <summary>Null if even 16 batches resemble their neighbours, or leave one without events: the run was too short for its correlation.</summary>
    /// <param name="times">When each event began, in any order and unit.</param>
    /// <param name="values">What each event took; as many.</param>
    /// <param name="bound">Events above it are marked.</param>
    /// <param name="series">Which must be quiet.</param>
    public static TimeBatches? Quiet(IReadOnlyList<double> times, IReadOnlyList<double> values, double bound, Series series = Series.Both)
    {
        var ranks = MidRanks.Doubled([.. values]);
        for (var count = Most; count >= Fewest; count /= 2)
        {
            // Irregular arrivals leave single batches thinner than the average, so the last resort asks the average only.
            var (shares, means, thinnest) = Cut(times, values, ranks, bound, count);
            if (thinnest < (count > Fewest ? EventsNeeded : 1) || values.Count < count * EventsNeeded) continue;
            TimeBatches cut = new(shares, means, (double)values.Count / count);
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

    /// <summary>The largest value of each of <see cref="Fewest"/> stretches of equal time; minus infinity where one has none.</summary>
    public static IReadOnlyList<double> Slowest(IReadOnlyList<double> times, IReadOnlyList<double> values)
    {
        var (first, last) = (times.Min(), times.Max());
        double[] slowest = [.. Enumerable.Repeat(double.NegativeInfinity, Fewest)];
        for (var i = 0; i < values.Count; i++)
        {
            var stretch = last == first ? 0 : Math.Min(Fewest - 1, (int)((times[i] - first) / (last - first) * Fewest));
            slowest[stretch] = Math.Max(slowest[stretch], values[i]);
        }
        return slowest;
    }

    private static (double[] Shares, double[] Means, int Thinnest) Cut(IReadOnlyList<double> times, IReadOnlyList<double> values, int[] ranks, double bound, int count)
    {
        var (first, last) = (times.Min(), times.Max());
        var marked = new int[count];
        var events = new int[count];
        var sums = new long[count];
        for (var i = 0; i < values.Count; i++)
        {
            var batch = last == first ? 0 : Math.Min(count - 1, (int)((times[i] - first) / (last - first) * count));
            events[batch]++;
            sums[batch] += ranks[i];
            if (values[i] > bound) marked[batch]++;
        }
        return ([.. marked.Zip(events, (m, e) => m / (double)Math.Max(1, e))], [.. sums.Zip(events, (s, e) => (s / (2.0 * Math.Max(1, e)) - 0.5) / values.Count)], events.Min());
    }
}
