namespace PerfGates.Statistics;

/// <summary>One-sided bounds of a mean by Student's t: "Student", Biometrika 6 (1908) 1. At least two values; none otherwise (infinite).</summary>
internal static class TBound
{
    /// <summary>The mean is below this with probability <paramref name="level"/> in (0, 1) at most, for normal values.</summary>
    /// <param name="dispersion">By which factor neighbours that are alike raise the variance of the mean.</param>
    public static double Lower(IReadOnlyList<double> values, double level, double dispersion = 1) =>
        values.Count < 2 ? double.NegativeInfinity : values.Average() - Margin(values, level, dispersion);

    /// <summary>The mean is above this with probability <paramref name="level"/> at most.</summary>
    public static double Upper(IReadOnlyList<double> values, double level, double dispersion = 1) =>
        values.Count < 2 ? double.PositiveInfinity : values.Average() + Margin(values, level, dispersion);

    private static double Margin(IReadOnlyList<double> values, double level, double dispersion) =>
        Distributions.StudentQuantile(1 - level, values.Count - 1) * Math.Sqrt(dispersion * Moments.Variance(values) / values.Count);
}
