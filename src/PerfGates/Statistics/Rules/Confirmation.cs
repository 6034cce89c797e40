namespace PerfGates.Statistics.Rules;

/// <summary>
/// The second of two stages: what screening flagged is measured afresh and tested once, so that any number of unchanged
/// comparisons together are wrong with probability <see cref="FamilyAlpha"/> at most.
/// </summary>
internal static class Confirmation
{
    public const int FreshPairs = 20;
    public const double FamilyAlpha = 0.01;

    /// <summary>What screening flagged, measured afresh.</summary>
    /// <param name="BaseValues"><see cref="FreshPairs"/> of them, in the scale of the claim.</param>
    /// <param name="HeadValues">As many.</param>
    internal readonly record struct Flagged(IReadOnlyList<double> BaseValues, IReadOnlyList<double> HeadValues, Claim Claim, double Beta = PairedRule.DefaultBeta);

    /// <summary>All flagged comparisons at once; findings in their order, none for none.</summary>
    /// <param name="unmeasured">Further flagged ones, whose fresh pairs could not be measured: they count among the many.</param>
    public static IReadOnlyList<Finding> Decide(IReadOnlyList<Flagged> flagged, int unmeasured = 0)
    {
        Pairs[] arms = [.. flagged.Select(f => new Pairs(f.BaseValues, f.HeadValues))];
        double[] pExceeds = [.. arms.Select((a, i) => a.PAbove(flagged[i].Claim.ExceedsBeyond))];
        var exceeds = Holm.Stands([.. pExceeds, .. Enumerable.Repeat(1.0, unmeasured)], FamilyAlpha);
        return [.. arms.Select((a, i) =>
        {
            var (claim, beta) = (flagged[i].Claim, flagged[i].Beta);
            var pHolds = a.PBelow(claim.HoldsBelow);
            var decision = exceeds[i] ? Decision.Exceeds : pHolds <= beta ? Decision.Holds : Decision.Undecided;
            return new Finding(decision, Basis.JointRank, a.Count, 1, pExceeds[i], pHolds, FamilyAlpha, beta, a.Shift(), a.Interval(decision.Widened(beta / 2, FamilyAlpha, beta)), null);
        })];
    }
}
