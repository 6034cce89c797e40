namespace PerfGates.Statistics.Rules;

/// <summary>
/// The scale that the rules judge in: larger is worse, and ratios are differences. Values that are not all positive
/// have no ratios and stay as they are, but for the sign.
/// </summary>
internal sealed record WorseUp(bool Logarithmic, bool HigherIsWorse)
{
    /// <summary>Logarithmic if every value of every sample, and every limit among them, is above zero.</summary>
    public static WorseUp For(bool higherIsWorse, params IEnumerable<IReadOnlyList<double>> samples) =>
        new(samples.All(s => s.All(v => v > 0)), higherIsWorse);

    public double Of(double raw) => Sign * (Logarithmic ? Math.Log(raw) : raw);

    public double[] Of(IReadOnlyList<double> raw) => [.. raw.Select(Of)];

    /// <summary>The raw value that <see cref="Of(double)"/> gave this for.</summary>
    public double Raw(double scaled) => Logarithmic ? Math.Exp(Sign * scaled) : Sign * scaled;

    private int Sign => HigherIsWorse ? 1 : -1;
}
