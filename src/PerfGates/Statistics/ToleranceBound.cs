namespace PerfGates.Statistics;

/// <summary>
/// What a share of all values lies below, were they normal: Natrella, Experimental Statistics, NBS Handbook 91 (1963),
/// § 2-5, in the form of the NIST/SEMATECH e-Handbook, § 7.2.6.3.
/// </summary>
internal static class ToleranceBound
{
    /// <summary>So many standard deviations above the mean; infinite where so few values tell nothing.</summary>
    /// <param name="count">Of independent values; may be fractional.</param>
    /// <param name="content">The share of values below, in (0.5, 1).</param>
    /// <param name="confidence">That it is at least that share, in (0.5, 1).</param>
    public static double Factor(double count, double content, double confidence)
    {
        var (ofContent, ofConfidence) = (Distributions.NormalQuantile(content), Distributions.NormalQuantile(confidence));
        var a = 1 - ofConfidence * ofConfidence / (2 * (count - 1));
        var b = ofContent * ofContent - ofConfidence * ofConfidence / count;
        return count <= 2 || a <= 0 ? double.PositiveInfinity : (ofContent + Math.Sqrt(Math.Max(0, ofContent * ofContent - a * b))) / a;
    }
}
