namespace PerfGates.Statistics;

/// <summary>
/// Wilcoxon's signed-rank test, exact also with ties: Wilcoxon, Biometrics Bulletin 1 (1945) 80. Zeros are left out,
/// as he did. Exact for values that are symmetric about their median.
/// </summary>
internal static class SignedRank
{
    /// <summary>
    /// The chance of ranks as high as those of the positive values, if the values were centred at zero or below: small
    /// means "above zero". Any number of finite values; 1 if none differs from zero.
    /// </summary>
    public static double PAbove(IReadOnlyList<double> values)
    {
        double[] moved = [.. values.Where(v => v != 0)];
        var terms = MidRanks.Doubled([.. moved.Select(Math.Abs)]);
        for (var i = 0; i < terms.Length; i++)
            if (moved[i] < 0) terms[i] = -terms[i];
        return SignFlips.ShareAtLeast(terms);
    }

    /// <summary>Small means "below zero": the mirror of <see cref="PAbove"/>.</summary>
    public static double PBelow(IReadOnlyList<double> values) => PAbove([.. values.Select(v => -v)]);

    /// <summary>The shifts that neither side rejects at <paramref name="levels"/>: Tukey's interval, ends at averages of two values.</summary>
    public static Interval Interval(IReadOnlyList<double> values, Levels levels) => ShiftInterval.Of(
        HodgesLehmann.WalshAverages(values),
        shift => PAbove([.. values.Select(v => v - shift)]),
        shift => PBelow([.. values.Select(v => v - shift)]),
        levels);
}
