namespace PerfGates.Statistics.Rules;

/// <summary>Runs of base and head back to back, as many of each, at least one, the order of every pair thrown by a fair coin.</summary>
internal sealed record Pairs(IReadOnlyList<double> BaseValues, IReadOnlyList<double> HeadValues) : IArms
{
    // Above it the differences within pairs are tighter than the arms.
    private const double NotableCorrelation = 0.3;

    public Basis Basis => Basis.JointRank;

    public int Count => HeadValues.Count;

    public double SmallestP => SmallestPOf(Count);

    public static double SmallestPOf(int pairs) => Math.Pow(2, -pairs);

    public IArms At(int count) => count == Count ? this : new Pairs([.. BaseValues.Take(count)], [.. HeadValues.Take(count)]);

    public double PAbove(double shift) => JointRank.PAbove(BaseValues, HeadValues, shift);

    public double PBelow(double shift) => JointRank.PBelow(BaseValues, HeadValues, shift);

    public double Shift() => Moments.Correlation(BaseValues, HeadValues) > NotableCorrelation
        ? HodgesLehmann.Centre([.. HeadValues.Zip(BaseValues, (after, before) => after - before)])
        : HodgesLehmann.Shift(BaseValues, HeadValues);

    public Interval Interval(Levels levels) => JointRank.Interval(BaseValues, HeadValues, levels);
}
