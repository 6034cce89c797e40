namespace PerfGates.Statistics.Rules;

/// <summary>A share of events, larger being worse, against the share allowed: <see cref="ClopperPearson"/> on discounted counts.</summary>
internal static class ShareRule
{
    /// <summary>One round; exceeds is a suspicion, as in <see cref="PercentileRule"/>.</summary>
    /// <param name="hits">0 ≤ hits ≤ trials.</param>
    /// <param name="trials">None is undecided.</param>
    /// <param name="dispersion">At least 1; <see cref="TimeBatches.DispersionOfShares"/>.</param>
    /// <param name="allowed">In [0, 1]. None allowed is judged on what was observed.</param>
    public static Exceedance Round(int hits, int trials, double dispersion, double allowed, double beta = PairedRule.DefaultBeta)
    {
        if (trials == 0) return Exceedance.Unclear(0, 0, Doubt.TooFew);
        var low = ClopperPearson.Lower(hits / dispersion, trials / dispersion, PercentileRule.SuspicionAlpha);
        var high = ClopperPearson.Upper(hits / dispersion, trials / dispersion, beta);
        var decision = allowed == 0 ? hits > 0 ? Decision.Exceeds : Decision.Holds
            : low > allowed ? Decision.Exceeds
            : high <= allowed ? Decision.Holds
            : Decision.Undecided;
        var none = ClopperPearson.Upper(0, trials / dispersion, beta);
        return new(decision, hits, trials, dispersion, dispersion, low, high,
            decision != Decision.Undecided ? Doubt.None : none > allowed ? Doubt.TooFew : Doubt.Close);
    }
}
