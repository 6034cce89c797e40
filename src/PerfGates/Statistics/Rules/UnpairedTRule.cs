namespace PerfGates.Statistics.Rules;

/// <summary>
/// Two small groups of runs, too few for ranks to show anything: one look with t bounds of the difference of their means,
/// after Welch, Biometrika 34 (1947) 28, with the degrees of freedom of Satterthwaite, Biometrics Bulletin 2 (1946) 110.
/// </summary>
internal static class UnpairedTRule
{
    private const double Alpha = 0.001;

    /// <summary>Fewer of either are no ground for any claim.</summary>
    public const int Fewest = 3;

    /// <param name="baseValues">At least <see cref="Fewest"/>, in the scale of the claim.</param>
    /// <param name="headValues">Likewise.</param>
    public static Finding Decide(IReadOnlyList<double> baseValues, IReadOnlyList<double> headValues, Claim claim, double beta = PairedRule.DefaultBeta)
    {
        double ofBase = Moments.Variance(baseValues) / baseValues.Count, ofHead = Moments.Variance(headValues) / headValues.Count;
        var error = Math.Sqrt(ofBase + ofHead);
        // Two constants have no degrees of freedom, and need none.
        var degrees = error == 0 ? 1 : Math.Pow(ofBase + ofHead, 2) / (ofBase * ofBase / (baseValues.Count - 1) + ofHead * ofHead / (headValues.Count - 1));
        var shift = headValues.Average() - baseValues.Average();
        var decision = Lower(Alpha) > claim.ExceedsBeyond ? Decision.Exceeds : Upper(beta) < claim.HoldsBelow ? Decision.Holds : Decision.Undecided;
        var levels = decision.Widened(beta / 2, Alpha, beta);
        return new(decision, Basis.TBound, headValues.Count, 1, double.NaN, double.NaN, Alpha, beta, shift, new(Lower(levels.Low), Upper(levels.High)), null);

        double Lower(double level) => shift - Distributions.StudentQuantile(1 - level, degrees) * error;
        double Upper(double level) => shift + Distributions.StudentQuantile(1 - level, degrees) * error;
    }
}
