namespace PerfGates.Statistics;

/// <summary>
/// Confidence intervals by inverting a test: all shifts that it does not reject. Rank tests change only where a shift
/// makes two values swap, so bisection runs over those steps and its ends are exact. Lehmann, Nonparametrics, 1975, § 2.6.
/// </summary>
internal static class ShiftInterval
{
    /// <param name="steps">Where the p values may jump, in any order; empty gives the unbounded interval.</param>
    /// <param name="above">p of "the shift is larger than this", rising with its argument.</param>
    /// <param name="below">p of "the shift is smaller than this", falling with its argument.</param>
    /// <param name="levels">What a p must exceed at each end.</param>
    public static Interval Of(IEnumerable<double> steps, Func<double, double> above, Func<double, double> below, Levels levels)
    {
        double[] sorted = [.. steps.Distinct().Order()];
        if (sorted.Length == 0) return Interval.Unbounded;
        // Plateau i lies before step i, the last one behind all steps.
        var low = FirstPlateau(sorted.Length, i => above(Inside(sorted, i)) > levels.Low);
        var high = FirstPlateau(sorted.Length, i => below(Inside(sorted, sorted.Length - i)) > levels.High);
        return new(low == 0 ? double.NegativeInfinity : sorted[low - 1], high == 0 ? double.PositiveInfinity : sorted[sorted.Length - high]);
    }

    private static double Inside(double[] steps, int plateau)
    {
        var margin = Math.Max(steps[^1] - steps[0], Math.Max(Math.Abs(steps[0]), 1e-300));
        return plateau == 0 ? steps[0] - margin : plateau == steps.Length ? steps[^1] + margin : (steps[plateau - 1] + steps[plateau]) / 2;
    }

    /// <summary>The first of the plateaus 0 to last that is accepted, once accepted always accepted; the last always is.</summary>
    private static int FirstPlateau(int last, Func<int, bool> accepted)
    {
        var (rejected, first) = (-1, last);
        while (first - rejected > 1)
        {
            var middle = (first + rejected) / 2;
            if (accepted(middle)) first = middle;
            else rejected = middle;
        }
        return first;
    }
}
