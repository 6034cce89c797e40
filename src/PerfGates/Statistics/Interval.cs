namespace PerfGates.Statistics;

/// <summary>Both ends belong to it; an infinite end means that the data bound nothing on that side.</summary>
internal readonly record struct Interval(double Low, double High)
{
    public static Interval Unbounded { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public bool Contains(double value) => value >= Low && value <= High;
}
