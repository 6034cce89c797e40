namespace PerfGates.Statistics;

/// <summary>With which probabilities in (0, 1) an interval may miss what it is for: by lying above it, by lying below it.</summary>
internal readonly record struct Levels(double Low, double High)
{
    public static Levels Both(double level) => new(level, level);
}
