namespace PerfGates.Statistics;

/// <summary>Events that were counted in windows of equal time instead of kept one by one.</summary>
/// <param name="Counts">Per window, in order of time.</param>
/// <param name="Marked">Of each window's events, how many are marked.</param>
/// <param name="Ranks">Per window, the sum of its events' mid-ranks among all, scaled to (0, 1).</param>
/// <param name="RankVariance">Of one event's scaled rank: 1/12, less for ties.</param>
/// <param name="Largest">Per window, the largest value; minus infinity where there is none.</param>
internal sealed record WindowedEvents(double[] Counts, double[] Marked, double[] Ranks, double RankVariance, double[] Largest)
{
    public double Count => Counts.Sum();

    public double Over => Marked.Sum();

    /// <param name="values">Per window, the values that its events have; infinite for those that are larger than any.</param>
    /// <param name="counts">As many: how many events have each.</param>
    /// <param name="marked">Per window.</param>
    public static WindowedEvents Of(IReadOnlyList<double[]> values, IReadOnlyList<double[]> counts, double[] marked)
    {
        SortedDictionary<double, double> all = [];
        for (var w = 0; w < values.Count; w++)
            for (var i = 0; i < values[w].Length; i++) all[values[w][i]] = all.GetValueOrDefault(values[w][i]) + counts[w][i];
        double total = all.Values.Sum(), below = 0, ties = 0;
        Dictionary<double, double> ranks = [];
        foreach (var (value, count) in all)
        {
            ranks[value] = (below + count / 2) / total;
            below += count;
            ties += count * count * count - count;
        }
        // The variance of mid-ranks with ties: Kendall, Rank Correlation Methods, 1948, § 3.
        var variance = (1 - ties / (total * total * total - total)) / 12;
        return new([.. counts.Select(c => c.Sum())], marked, [.. values.Select((v, w) => v.Zip(counts[w], (value, count) => ranks[value] * count).Sum())], total < 2 ? 0 : variance,
            [.. values.Select((v, w) => v.Where((_, i) => counts[w][i] > 0).DefaultIfEmpty(double.NegativeInfinity).Max())]);
    }

    /// <summary>As <see cref="TimeBatches.Quiet"/>.</summary>
    public TimeBatches? Quiet(TimeBatches.Series series = TimeBatches.Series.Both)
    {
        for (var batches = TimeBatches.Most; batches >= TimeBatches.Fewest; batches /= 2)
        {
            if (Counts.Length < batches || Count < batches * TimeBatches.EventsNeeded) continue;
            var events = Cut(Counts, batches);
            if (events.Min() < (batches > TimeBatches.Fewest ? TimeBatches.EventsNeeded : 1)) continue;
            TimeBatches cut = new([.. Cut(Marked, batches).Zip(events, (m, n) => m / n)], [.. Cut(Ranks, batches).Zip(events, (r, n) => r / n)], Count / batches) { RankVariance = RankVariance };
            if (cut.IsQuiet(series)) return cut;
        }
        return null;
    }

    /// <summary>As <see cref="TimeBatches.Slowest"/>; fewer than so many where single windows hold more events than a stretch should.</summary>
    public IReadOnlyList<double> Slowest()
    {
        var batches = BatchOfEach(TimeBatches.Fewest);
        return [.. Largest.Select((value, w) => (Batch: batches[w], Value: value)).Where(l => l.Value > double.NegativeInfinity).GroupBy(l => l.Batch, l => l.Value).OrderBy(s => s.Key).Select(s => s.Max())];
    }

    private double[] Cut(double[] perWindow, int batches)
    {
        var sums = new double[batches];
        var batch = BatchOfEach(batches);
        for (var w = 0; w < perWindow.Length; w++) sums[batch[w]] += perWindow[w];
        return sums;
    }

    // By the events before it: batches hold as many events each, as far as whole windows allow. A stretch of time without
    // events is no stretch.
    private int[] BatchOfEach(int batches)
    {
        double before = 0, all = Count;
        return [.. Counts.Select(count =>
        {
            before += count;
            return Math.Min(batches - 1, (int)((before - count / 2) / Math.Max(1, all) * batches));
        })];
    }
}
