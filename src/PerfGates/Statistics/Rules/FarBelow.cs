namespace PerfGates.Statistics.Rules;

/// <summary>
/// A bound that nothing comes near to is kept, although neighbours resemble each other so much that no count of events
/// tells: the worst value of each stretch of time is looked at instead. If the worst of a stretch is below the bound in a
/// share of all stretches, then so are events in at least that share. Logarithms of the worst are taken for normal, and for
/// as many fewer as neighbours resemble each other.
/// </summary>
internal static class FarBelow
{
    // A trend over the whole run leaves fewer, and of fewer nothing can be said; but then its size is in the standard
    // deviation too, of which three values ask for nine.
    private const double Fewest = 3;

    // What a whole run stayed ten times below is not worth a thought about its trends.
    private static readonly double Tenfold = Math.Log(10);

    /// <param name="worst">Logarithms of the largest value of each of <see cref="TimeBatches.Fewest"/> stretches or more, in order of time.</param>
    /// <param name="bound">Its logarithm.</param>
    /// <param name="quantile">Of which the bound is.</param>
    public static bool Holds(IReadOnlyList<double> worst, double bound, double quantile, double beta)
    {
        if (worst.Count < TimeBatches.Fewest || worst.Any(v => !(double.IsFinite(v) && v < bound))) return false;
        if (worst.Max() + Tenfold <= bound) return true;
        var worth = Math.Max(Fewest, worst.Count / VonNeumann.Leftover(worst));
        return worst.Average() + ToleranceBound.Factor(worth, quantile, 1 - beta) * Math.Sqrt(Moments.Variance(worst)) <= bound;
    }
}
