using MathNet.Numerics.Distributions;

namespace PerfGates.Statistics;

/// <summary>Quantiles and tails, computed by MathNet.Numerics 5.0.0 (MIT); the one place that knows it.</summary>
internal static class Distributions
{
    /// <summary>The value that Student's t with <paramref name="degrees"/> &gt; 0 degrees of freedom stays below with probability <paramref name="p"/> in (0, 1).</summary>
    public static double StudentQuantile(double p, double degrees) => StudentT.InvCDF(0, 1, degrees, p);

    /// <summary>The two-sided tail P(|T| ≥ |t|) of Student's t.</summary>
    public static double StudentTwoSided(double t, double degrees) => 2 * StudentT.CDF(0, 1, degrees, -Math.Abs(t));

    /// <summary>Beta⁻¹(p; a, b) for p in (0, 1) and real a, b ≥ 0; a = 0 is the point mass at 0, b = 0 that at 1.</summary>
    public static double BetaQuantile(double p, double a, double b) => a <= 0 ? 0 : b <= 0 ? 1 : Beta.InvCDF(a, b, p);

    /// <summary>The standard normal quantile of p in (0, 1).</summary>
    public static double NormalQuantile(double p) => Normal.InvCDF(0, 1, p);

    /// <summary>P(Z ≤ z) of the standard normal distribution.</summary>
    public static double NormalBelow(double z) => Normal.CDF(0, 1, z);

    /// <summary>P(X ≤ k) of a binomial count out of n ≥ 0 trials of probability p in [0, 1].</summary>
    public static double BinomialAtMost(int k, int n, double p) => k < 0 ? 0 : k >= n ? 1 : Binomial.CDF(p, n, k);
}
