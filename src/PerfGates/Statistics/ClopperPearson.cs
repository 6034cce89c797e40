namespace PerfGates.Statistics;

/// <summary>
/// Exact one-sided bounds of a share: Clopper and Pearson, Biometrika 26 (1934) 404. Counts may be fractional, as
/// discounted ones are; 0 ≤ hits ≤ trials, trials &gt; 0.
/// </summary>
internal static class ClopperPearson
{
    /// <summary>The share is below this with probability <paramref name="level"/> at most; 0 for no hits.</summary>
    public static double Lower(double hits, double trials, double level) => Distributions.BetaQuantile(level, hits, trials - hits + 1);

    /// <summary>The share is above this with probability <paramref name="level"/> at most; 1 where every trial hit.</summary>
    public static double Upper(double hits, double trials, double level) => Distributions.BetaQuantile(1 - level, hits + 1, trials - hits);

    /// <summary>Both bounds at half of 1 − <paramref name="confidence"/> each.</summary>
    public static Interval Interval(double hits, double trials, double confidence) =>
        new(Lower(hits, trials, (1 - confidence) / 2), Upper(hits, trials, (1 - confidence) / 2));
}
