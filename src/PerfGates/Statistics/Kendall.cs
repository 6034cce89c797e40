namespace PerfGates.Statistics;

/// <summary>Rising and falling among all pairs of a series, and the exact distribution of their number: Kendall, Biometrika 30 (1938) 81; Mann, Econometrica 13 (1945) 245.</summary>
internal static class Kendall
{
    /// <summary>P(at most so many of the n(n−1)/2 pairs of a series in random order are discordant).</summary>
    public static double PAtMost(int discordant, int length)
    {
        if (discordant < 0) return 0;
        // ways[d] = share of the orders of the values placed so far that have d inversions; the next one may go to any place among them.
        double[] ways = [1];
        for (var placed = 2; placed <= length; placed++)
        {
            var next = new double[ways.Length + placed - 1];
            for (var d = 0; d < ways.Length; d++)
                for (var more = 0; more < placed; more++) next[d + more] += ways[d] / placed;
            ways = next;
        }
        double below = 0;
        for (var d = 0; d <= Math.Min(discordant, ways.Length - 1); d++) below += ways[d];
        return Math.Min(1, below);
    }

    /// <summary>How many pairs rise, fall and stay; the sum is n(n−1)/2.</summary>
    public static (int Rising, int Falling, int Level) Count(IReadOnlyList<double> series)
    {
        int rising = 0, falling = 0, level = 0;
        for (var i = 0; i < series.Count; i++)
            for (var j = i + 1; j < series.Count; j++)
                switch (Math.Sign(series[j] - series[i]))
                {
                    case > 0: rising++; break;
                    case < 0: falling++; break;
                    default: level++; break;
                }
        return (rising, falling, level);
    }
}
