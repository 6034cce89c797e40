using PerfGates.Units;

namespace PerfGates.Probes.Process;

/// <summary>How much of the memory that a program took it has given back. Pure.</summary>
internal static class MemoryGivenBack
{
    // The sum of PSS wanders by a few megabytes in a program that does nothing.
    private const double Least = 20e6;

    /// <param name="before">Bytes when warming up had ended.</param>
    /// <param name="peak">The most since then.</param>
    /// <param name="after">When all was over and collected.</param>
    public static Reading Of(double before, double peak, double after)
    {
        var source = $"before {Size(before)}, peak {Size(peak)}, after {Size(after)}";
        return peak - before < Least
            ? new(double.NaN) { Evidence = new Evidence.Absent($"there was nothing to clean up, {source}"), Source = source }
            : new((peak - after) / (peak - before)) { Evidence = new Evidence.Once(), Source = source };
    }

    private static string Size(double bytes) => QuantityText.Short(new(bytes, Dimension.Size));
}
