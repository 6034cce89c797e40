namespace PerfGates.Statistics.Rules;

/// <summary>Stored runs and new ones, no pairs, at least one of each; only the new ones become more.</summary>
internal sealed record Groups(IReadOnlyList<double> BaseValues, IReadOnlyList<double> HeadValues) : IArms
{
    public Basis Basis => Basis.RankSum;

    public int Count => HeadValues.Count;

    public double SmallestP => SmallestPOf(BaseValues.Count, Count);

    /// <summary>One of all ways to choose the head values among all.</summary>
    public static double SmallestPOf(int baseCount, int headCount)
    {
        double ways = 1;
        for (var i = 1; i <= headCount; i++) ways *= (double)(baseCount + i) / i;
        return 1 / ways;
    }

    public IArms At(int count) => count == Count ? this : this with { HeadValues = [.. HeadValues.Take(count)] };

    public double PAbove(double shift) => RankSum.PAbove(BaseValues, HeadValues, shift);

    public double PBelow(double shift) => RankSum.PBelow(BaseValues, HeadValues, shift);

    public double Shift() => HodgesLehmann.Shift(BaseValues, HeadValues);

    public Interval Interval(Levels levels) => RankSum.Interval(BaseValues, HeadValues, levels);
}
