namespace PerfGates.Statistics.Rules;

/// <summary>
/// "The quantile is at most the bound" as the claim that at most a share of events lies above it. Only that count is
/// judged, discounted for events that resemble their neighbours; no quantile is estimated.
/// </summary>
/// <param name="quantile">In (0, 1): 0.99 for p99.</param>
/// <param name="bound">In the unit of the values; larger is worse.</param>
internal sealed class PercentileRule(double quantile, double bound, double beta = PairedRule.DefaultBeta)
{
    /// <summary>Of one round; a breach needs two, the second with a fresh worker: 0.03² ≤ 0.1 %.</summary>
    public const double SuspicionAlpha = 0.03;

    private double Allowed => 1 - quantile;

    /// <summary>Independent events of which none may be above the bound to pass: 59 for p95, 299 for p99, 2,995 for p99.9.</summary>
    public int FewestEvents => (int)Math.Ceiling(Math.Log(beta) / Math.Log(quantile));

    /// <summary>One round: holds, suspicion (exceeds) or undecided. Times and values of all events, as many of each, at least one.</summary>
    public Exceedance Round(IReadOnlyList<double> times, IReadOnlyList<double> values)
    {
        var over = values.Count(v => v > bound);
        if (values.Count < TimeBatches.FewestEvents) return Few(times, values, over);
        return Batched(over, values.Count, TimeBatches.Quiet(times, values, bound));
    }

    /// <summary>The same of events that were counted in windows; those at the bound and above are marked. At least 160 of them.</summary>
    public Exceedance Round(WindowedEvents events) => Batched((int)events.Over, (int)events.Count, events.Quiet());

    private Exceedance Batched(int over, int events, TimeBatches? quiet)
    {
        if (quiet is not { } batches) return Exceedance.Unclear(over, events, Doubt.TooCorrelated);
        double count = events;
        var share = over / count;
        var batchCount = batches.Shares.Length;
        var (ofShares, ofRanks) = (batches.DispersionOfShares(share), batches.DispersionOfRanks);
        // The dispersion of so few batches is itself uncertain: two of its standard deviations on top.
        var cautious = ofShares * (1 + 2 * Math.Sqrt(2.0 / (batchCount - 1)));
        return Judged(over, events, ofShares, ofRanks,
            low: Math.Min(ClopperPearson.Lower(over / ofShares, count / ofShares, SuspicionAlpha), share - Margin(SuspicionAlpha)),
            high: Math.Max(ClopperPearson.Upper(over / cautious, count / cautious, beta), share + Margin(beta)));

        double Margin(double level) => Distributions.StudentQuantile(1 - level, batchCount - 1) * Math.Sqrt(Moments.Variance(batches.Shares) / batchCount);
    }

    /// <summary>Over rounds in their order: the first may pass, a suspicion must show twice in a row.</summary>
    public static Decision Decide(IReadOnlyList<Exceedance> rounds) => rounds switch
    {
        [{ Decision: Decision.Holds }, ..] => Decision.Holds,
        [{ Decision: Decision.Exceeds }, { Decision: Decision.Exceeds }, ..] => Decision.Exceeds,
        _ => Decision.Undecided,
    };

    /// <summary>Whether another round could still decide.</summary>
    public static bool NeedsAnother(IReadOnlyList<Exceedance> rounds) => rounds is [] or [{ Decision: Decision.Exceeds }];

    private Exceedance Few(IReadOnlyList<double> times, IReadOnlyList<double> values, int over)
    {
        double[] inOrder = [.. values.Zip(times).OrderBy(e => e.Second).Select(e => e.First)];
        var ranks = MidRanks.Doubled(inOrder);
        if (Moments.Autocorrelation(Array.ConvertAll(ranks, r => (double)r), 1) > 1.645 / Math.Sqrt(values.Count))
            return Exceedance.Unclear(over, values.Count, Doubt.FewAndDependent);
        return Judged(over, values.Count, 1, 1, ClopperPearson.Lower(over, values.Count, SuspicionAlpha), ClopperPearson.Upper(over, values.Count, beta));
    }

    private Exceedance Judged(int over, int count, double ofShares, double ofRanks, double low, double high)
    {
        var enough = count / ofRanks >= FewestEvents;
        var decision = low > Allowed ? Decision.Exceeds : enough && high <= Allowed ? Decision.Holds : Decision.Undecided;
        return new(decision, over, count, ofShares, ofRanks, low, high, decision == Decision.Undecided ? enough ? Doubt.Close : Doubt.TooFew : Doubt.None);
    }
}
