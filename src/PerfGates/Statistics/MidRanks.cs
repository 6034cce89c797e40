namespace PerfGates.Statistics;

/// <summary>Ranks from 1, ties sharing the mean of theirs, doubled so that every rank and every sum of ranks is an integer.</summary>
internal static class MidRanks
{
    // A shift of logarithms rounds, so 200·1.01 and 202 differ in the last bits though they are one value. No clock
    // or counter resolves a part in 10¹³ of the largest value at hand.
    private const double RoundingOfLargest = 1e-13;

    /// <summary>As many doubled ranks as there are finite values, in their order; none for none.</summary>
    /// <remarks>Kendall, Rank Correlation Methods, 1948, § 3 (mid-ranks).</remarks>
    public static int[] Doubled(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var places = new int[sorted.Length];
        for (var i = 0; i < places.Length; i++) places[i] = i;
        Array.Sort(sorted, places);

        var tolerance = sorted.Length == 0 ? 0 : RoundingOfLargest * Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1]));
        var ranks = new int[sorted.Length];
        for (var first = 0; first < sorted.Length;)
        {
            var last = first;
            while (last + 1 < sorted.Length && sorted[last + 1] - sorted[last] <= tolerance) last++;
            for (var i = first; i <= last; i++) ranks[places[i]] = first + last + 2;
            first = last + 1;
        }
        return ranks;
    }
}
