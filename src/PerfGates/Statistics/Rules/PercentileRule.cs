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
        var counted = values.Count < TimeBatches.FewestEvents ? Few(times, values, over) : Batched(over, values.Count, series => TimeBatches.Quiet(times, values, bound, series));
        return OrFarBelow(counted, () => TimeBatches.Slowest(times, values));
    }

    /// <summary>The same of events that were counted in windows; those at the bound and above are marked. At least 160 of them.</summary>
    public Exceedance Round(WindowedEvents events) => OrFarBelow(Batched((int)events.Over, (int)events.Count, events.Quiet), events.Slowest);

    private Exceedance OrFarBelow(Exceedance counted, Func<IReadOnlyList<double>> slowest) =>
        counted is { Decision: Decision.Undecided, Over: 0 } && counted.Count >= FewestEvents && FarBelow.Holds([.. slowest().Select(v => Math.Log(v))], Math.Log(bound), quantile, beta)
            ? counted with { Decision = Decision.Holds, Doubt = Doubt.None }
            : counted;

    /// <summary>Over rounds in their order: the first may pass, a suspicion must show twice in a row.</summary>
    public static Decision Decide(IReadOnlyList<Exceedance> rounds) => rounds switch
    {
        [{ Decision: Decision.Holds }, ..] => Decision.Holds,
        [{ Decision: Decision.Exceeds }, { Decision: Decision.Exceeds }, ..] => Decision.Exceeds,
        _ => Decision.Undecided,
    };

    /// <summary>Whether another round could still decide.</summary>
    public static bool NeedsAnother(IReadOnlyList<Exceedance> rounds) => rounds is [] or [{ Decision: Decision.Exceeds }];

    // A breach claims something of what lies above the bound, and only those must not resemble their neighbours. A pass claims
    // that nothing else will come, so nothing that was seen may.
    private Exceedance Batched(int over, int events, Func<TimeBatches.Series, TimeBatches?> cut)
    {
        double count = events;
        var share = over / count;
        // Where all are above it no stretch differs from its neighbours, also where slow events left some stretches empty.
        var low = over == events ? ClopperPearson.Lower(over, count, SuspicionAlpha)
            : cut(TimeBatches.Series.Shares) is { } ofShares ? Math.Min(ClopperPearson.Lower(over / ofShares.DispersionOfShares(share), count / ofShares.DispersionOfShares(share), SuspicionAlpha), share - Margin(ofShares, SuspicionAlpha))
            : 0;
        if (cut(TimeBatches.Series.Both) is not { } batches)
            return Exceedance.Unclear(over, events, Doubt.TooCorrelated) is var unclear && low > Allowed ? unclear with { Decision = Decision.Exceeds, Doubt = Doubt.None, Low = low } : unclear;
        // The dispersion of so few batches is itself uncertain: two of its standard deviations on top.
        var cautious = batches.DispersionOfShares(share) * (1 + 2 * Math.Sqrt(2.0 / (batches.Shares.Length - 1)));
        return Judged(over, events, batches.DispersionOfShares(share), batches.DispersionOfRanks, low,
            high: Math.Max(ClopperPearson.Upper(over / cautious, count / cautious, beta), share + Margin(batches, beta)));
    }

    private static double Margin(TimeBatches batches, double level) =>
        Distributions.StudentQuantile(1 - level, batches.Shares.Length - 1) * Math.Sqrt(Moments.Variance(batches.Shares) / batches.Shares.Length);

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
