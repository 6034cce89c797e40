namespace PerfGates.Statistics;

/// <summary>
/// Pairs whose order was decided by a fair coin, compared by the ranks of all 2n values together. If both arms are the
/// same, every pattern of swaps was equally likely, whatever the noise, drift or autocorrelation: Fisher, The Design of
/// Experiments, 1935, § 21; ranks of the whole instead of differences: Hodges and Lehmann, Annals of Mathematical
/// Statistics 33 (1962) 482 (aligned ranks).
/// </summary>
internal static class JointRank
{
    /// <summary>
    /// Small means "head is above base by more than <paramref name="shift"/>". Two arrays of equal length, any scale
    /// in which a shift makes sense; 1 for empty ones.
    /// </summary>
    public static double PAbove(IReadOnlyList<double> baseValues, IReadOnlyList<double> headValues, double shift) =>
        SignFlips.ShareAtLeast(Terms(baseValues, headValues, shift));

    /// <summary>Small means "head is above base by less than <paramref name="shift"/>".</summary>
    public static double PBelow(IReadOnlyList<double> baseValues, IReadOnlyList<double> headValues, double shift) =>
        PAbove(headValues, baseValues, -shift);

    /// <summary>The shifts that neither side rejects at <paramref name="levels"/>; unbounded while 2⁻ⁿ is above them.</summary>
    public static Interval Interval(IReadOnlyList<double> baseValues, IReadOnlyList<double> headValues, Levels levels) => ShiftInterval.Of(
        HodgesLehmann.Differences(baseValues, headValues),
        shift => PAbove(baseValues, headValues, shift),
        shift => PBelow(baseValues, headValues, shift),
        levels);

    /// <summary>Doubled rank of head less that of the shifted base, pair by pair.</summary>
    public static int[] Terms(IReadOnlyList<double> baseValues, IReadOnlyList<double> headValues, double shift)
    {
        if (baseValues.Count != headValues.Count) throw new ArgumentException($"{baseValues.Count} base values and {headValues.Count} head values are no pairs.", nameof(headValues));
        var pairs = baseValues.Count;
        var pooled = new double[2 * pairs];
        for (var i = 0; i < pairs; i++)
        {
            pooled[i] = baseValues[i] + shift;
            pooled[pairs + i] = headValues[i];
        }
        var ranks = MidRanks.Doubled(pooled);
        var terms = new int[pairs];
        for (var i = 0; i < pairs; i++) terms[i] = ranks[pairs + i] - ranks[i];
        return terms;
    }
}
