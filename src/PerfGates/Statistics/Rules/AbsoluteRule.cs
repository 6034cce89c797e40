namespace PerfGates.Statistics.Rules;

/// <summary>
/// Run values against a fixed limit: "holds" and late "exceeds" by the signed-rank test, early "exceeds" by a t bound
/// that demands a clear distance, since ranks of five runs cannot reach so small an error.
/// </summary>
internal sealed class AbsoluteRule
{
    /// <summary>Runs at most, unless the budget says otherwise.</summary>
    public const int DefaultCap = 20;

    // Ranks of 12 runs reach the smallest share of α; below, only the t bound can.
    private const int RanksSuffice = 12;

    // Of eight runs the ranks bound both ends at 1 %.
    private const int FewestForRankInterval = 8;

    private static readonly Look[] Looks = [new(5, .0001, .0320), new(8, .0001, .0050), new(12, .0003, .0050), new(20, .0005, .0080)];

    private readonly AbsoluteLimit _limit;
    private readonly int _cap;
    private readonly double _beta;

    /// <param name="cap">Runs at most, at least 1; beyond 20 it changes nothing.</param>
    public AbsoluteRule(AbsoluteLimit limit, int cap = DefaultCap, double beta = PairedRule.DefaultBeta)
    {
        (_limit, _cap, _beta) = (limit, cap, beta);
        Schedule = Schedule.Of(Looks, cap, beta, SmallestAlpha, runs => runs == Math.Min(cap, DefaultCap) ? SmallestAlpha(runs) : Pairs.SmallestPOf(runs));
    }

    public Schedule Schedule { get; }

    public int? NextLook(int runs) => Schedule.After(runs);

    /// <summary>Run values in their order, at least one, in the scale of the limit.</summary>
    public Finding Decide(IReadOnlyList<double> values)
    {
        double[] beyond = [.. values.Select(v => v - _limit.Value)];
        if (_cap <= 2) return AsObserved(beyond);
        var (looked, finding) = (0, default(Finding));
        foreach (var look in Schedule.Looks.TakeWhile(l => l.Size <= beyond.Length))
        {
            looked++;
            finding = At(look, looked, [.. beyond.Take(look.Size)]);
            if (finding.Decision != Decision.Undecided) return finding;
        }
        var interval = IntervalOf(beyond, beyond.Length < FewestForRankInterval ? Basis.TBound : Basis.SignedRank, Levels.Both(UsualLevel));
        return finding is null
            ? new(Decision.Undecided, Basis.Observed, beyond.Length, 0, double.NaN, double.NaN, 0, 0, Estimate(beyond), interval, NextLook(beyond.Length))
            : finding with { Count = beyond.Length, Estimate = Estimate(beyond), Interval = interval, NextLook = NextLook(beyond.Length) };
    }

    private Finding At(Look look, int number, double[] beyond)
    {
        var isLast = look.Size == Schedule.Looks[^1].Size;
        if (beyond.Length < RanksSuffice && isLast) return ByTBounds(look, number, beyond);
        var (above, below) = (SignedRank.PAbove(beyond), SignedRank.PBelow(beyond));
        var (exceeds, basis) = beyond.Length < RanksSuffice
            ? (beyond.Average() >= _limit.Clear && TBound.Lower(beyond, look.Alpha) > 0, Basis.TBound)
            : (above <= look.Alpha && Quantile.Median(beyond) > _limit.Margin, Basis.SignedRank);
        if (exceeds) return Found(Decision.Exceeds, basis, look, number, beyond, basis == Basis.TBound ? double.NaN : above, below);
        return Found(below <= look.Beta ? Decision.Holds : Decision.Undecided, Basis.SignedRank, look, number, beyond, above, below);
    }

    private Finding ByTBounds(Look look, int number, double[] beyond)
    {
        var decision = TBound.Lower(beyond, look.Alpha) > 0 ? Decision.Exceeds
            : TBound.Upper(beyond, look.Beta) <= 0 ? Decision.Holds
            : Decision.Undecided;
        return Found(decision, Basis.TBound, look, number, beyond, double.NaN, double.NaN);
    }

    private Finding AsObserved(double[] beyond)
    {
        var decision = Quantile.Median(beyond) > 0 ? Decision.Exceeds : Decision.Holds;
        return new(decision, Basis.Observed, beyond.Length, 0, double.NaN, double.NaN, 0, 0, Estimate(beyond), Interval.Unbounded, null);
    }

    private Finding Found(Decision decision, Basis basis, Look look, int number, double[] beyond, double above, double below) =>
        new(decision, basis, beyond.Length, number, above, below, look.Alpha, look.Beta, Estimate(beyond),
            IntervalOf(beyond, beyond.Length < FewestForRankInterval ? Basis.TBound : basis, decision.Widened(UsualLevel, look.Alpha, look.Beta)), null);

    private double Estimate(double[] beyond) => _limit.Value + Quantile.Median(beyond);

    private Interval IntervalOf(double[] beyond, Basis basis, Levels levels)
    {
        var about = basis == Basis.TBound
            ? new Interval(TBound.Lower(beyond, levels.Low), TBound.Upper(beyond, levels.High))
            : SignedRank.Interval(beyond, levels);
        return new(_limit.Value + about.Low, _limit.Value + about.High);
    }

    // A fifth of β instead of half of it pays for the looks.
    private double UsualLevel => _beta / 5;

    // A t bound reaches any share, and has the word on "exceeds" while ranks do not suffice, at the last look on both.
    private static double SmallestAlpha(int runs) => runs < RanksSuffice ? 0 : Pairs.SmallestPOf(runs);
}
