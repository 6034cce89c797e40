namespace PerfGates.Statistics;

/// <summary>
/// The smallest shift that a test of paired differences finds with probability 1 − β at error α, all pairs taken: n = (z₁₋α + z₁₋β)² (σ/δ)² solved for
/// δ; Neyman and Pearson, Philosophical Transactions A 231 (1933) 289.
/// </summary>
internal static class SmallestShift
{
    /// <param name="deviation">Standard deviation of the differences.</param>
    /// <param name="pairs">At least one.</param>
    public static double Of(double deviation, int pairs, double alpha, double beta) =>
        deviation * (Distributions.NormalQuantile(1 - alpha) + Distributions.NormalQuantile(1 - beta)) / Math.Sqrt(pairs);
}
