namespace PerfGates.Probes;

/// <summary>The middle value, or the mean of the two: Hyndman and Fan 1996, definition 7, at 0.5.</summary>
internal static class Median
{
    public static double Of(IReadOnlyCollection<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
