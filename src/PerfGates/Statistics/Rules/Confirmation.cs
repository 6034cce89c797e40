namespace PerfGates.Statistics.Rules;

/// <summary>
/// The second of two stages: what screening flagged is measured afresh and tested once, so that any number of unchanged
/// comparisons together are wrong with probability <see cref="FamilyAlpha"/> at most.
/// </summary>
internal static class Confirmation
{
    public const int FreshPairs = 20;
    public const double FamilyAlpha = 0.01;

    /// <summary>All flagged comparisons at once, <see cref="FreshPairs"/> fresh pairs each, in the scale of the claim; findings in their order, none for none.</summary>
    public static IReadOnlyList<Finding> Decide(IReadOnlyList<(IReadOnlyList<double> BaseValues, IReadOnlyList<double> HeadValues)> flagged, Claim claim, double beta = PairedRule.DefaultBeta)
    {
        Pairs[] arms = [.. flagged.Select(f => new Pairs(f.BaseValues, f.HeadValues))];
        double[] pExceeds = [.. arms.Select(a => a.PAbove(claim.ExceedsBeyond))];
        var exceeds = Holm.Stands(pExceeds, FamilyAlpha);
        return [.. arms.Select((a, i) =>
        {
            var pHolds = a.PBelow(claim.HoldsBelow);
            var decision = exceeds[i] ? Decision.Exceeds : pHolds <= beta ? Decision.Holds : Decision.Undecided;
            return new Finding(decision, Basis.JointRank, a.Count, 1, pExceeds[i], pHolds, FamilyAlpha, beta, a.Shift(), a.Interval(decision.Widened(beta / 2, FamilyAlpha, beta)), null);
        })];
    }
}
