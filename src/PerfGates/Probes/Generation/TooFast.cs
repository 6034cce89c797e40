using PerfGates.Units;

namespace PerfGates.Probes.Generation;

/// <summary>One that took next to no time beside the others was not made: a cache answered.</summary>
internal static class TooFast
{
    private const double Share = 0.1;

    /// <summary>The shortest, and the median of the others, in seconds; null where nothing is suspicious.</summary>
    public static (double Least, double Others)? Among(IReadOnlyList<double> totals)
    {
        if (totals.Count < 2) return null;
        double[] rising = [.. totals.Order()];
        var others = Median.Of(rising[1..]);
        return rising[0] < others * Share ? (rising[0], others) : null;
    }

    public static string Time(double seconds) => QuantityText.Format(new(seconds, Dimension.Time));
}
