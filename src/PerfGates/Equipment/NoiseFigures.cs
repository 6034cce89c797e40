using PerfGates.Statistics;

namespace PerfGates.Equipment;

/// <summary>How far equal programs differ on a machine.</summary>
/// <param name="Pairs">Of fresh processes that did the same.</param>
/// <param name="Most">By which part the slower of a pair took longer than the other, in the worst pair.</param>
/// <param name="TellsApart">The smallest regression, a part of one, that a comparison finds in 95 of 100 tries.</param>
/// <param name="ComparisonPairs">That such a comparison may take.</param>
/// <param name="TimersLate">By how many seconds a timer wakes up late: the time that 95 % of them keep, in the median process.</param>
internal sealed record NoiseFigures(int Pairs, double Most, double TellsApart, int ComparisonPairs, double TimersLate)
{
    // What ranks, and looks in between, cost against the optimum that takes all pairs: simulated with normal differences, where 1.35 times the optimal
    // shift is found in 95 of 100 tries. A test repeats it.
    private const double CostOfLooking = 1.35;

    /// <param name="pairs">Seconds of the same work in two fresh processes each; at least two pairs.</param>
    /// <param name="late">Of each process, in seconds.</param>
    /// <param name="margin">A difference up to this is never a breach.</param>
    public static NoiseFigures Of(IReadOnlyList<(double First, double Second)> pairs, IReadOnlyList<double> late, double margin, int comparisonPairs, double alpha, double beta)
    {
        double[] differences = [.. pairs.Select(p => Math.Log(p.Second / p.First))];
        var shift = CostOfLooking * SmallestShift.Of(Math.Sqrt(Moments.Variance(differences)), comparisonPairs, alpha, beta);
        return new(pairs.Count, Math.Exp(differences.Max(Math.Abs)) - 1, Math.Exp(Math.Log(1 + margin) + shift) - 1, comparisonPairs, Quantile.Median(late));
    }
}
