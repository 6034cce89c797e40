using PerfGates.Resources;
using PerfGates.Units;

namespace PerfGates.Probes;

/// <summary>By how much something grew from the beginning of the measured time to its end.</summary>
internal static class GrowthFigures
{
    // A trend of ranks needs 7; each must be long enough to hold a collection.
    private const int Parts = 9;

    /// <summary>Of memory, by the lowest of each part of the time: what comes and goes is no growth. Null with less than two of them.</summary>
    public static Reading? OfMemory(MeasuredTime time)
    {
        if (time.Record.Doubt is not null || OfFloors(time, [.. time.Shares.Select(s => (s.Time, s.Proportional!.Value))]) is not { } growth) return null;
        return growth with { Source = $"floors of the sum of PSS of {PeakFigure.Processes(time.Shares.Max(s => s.Processes))}" };
    }

    /// <summary>Of whatever is looked at, likewise.</summary>
    public static Reading? OfFloors(MeasuredTime time, IReadOnlyList<(double Time, long Bytes)> points)
    {
        var floors = time.Parts(Parts, points, s => s.Time).Where(p => p.Count > 0).Select(p => p.MinBy(s => s.Bytes)).ToList();
        if (floors.Count < 2) return null;
        GrowthStretch stretch = new([.. floors.Select(f => f.Time - time.From)], [.. floors.Select(f => (double)f.Bytes)]);
        return new(Slope(stretch) * time.Length) { Evidence = new Evidence.Growth([stretch], time.Length) };
    }

    /// <summary>Of a count, by the medians of the first and of the last part. Null where either was not looked at.</summary>
    public static Reading? OfCount(MeasuredTime time, Func<ResourceSample, int?> count)
    {
        double[][] parts = [.. time.Parts(Parts, [.. time.Samples.Where(s => count(s) is not null)], s => s.Time).Select(p => p.Select(s => (double)count(s)!.Value).Order().ToArray())];
        if (parts[0].Length == 0 || parts[^1].Length == 0) return null;
        var value = Median.Of(parts[^1]) - Median.Of(parts[0]);
        var (low, high) = (Quartile(parts[^1], 1) - Quartile(parts[0], 3), Quartile(parts[^1], 3) - Quartile(parts[0], 1));
        return new(value)
        {
            Range = high > low ? new(low, high, $"it went up and down by {QuantityText.Format(new(high - low, Dimension.Number))} meanwhile", "let it run for longer") : null,
            Source = $"of {PeakFigure.Processes(time.Samples.Max(s => s.Processes))}, the last ninth of the time over the first",
        };
    }

    // Theil 1950, Sen 1968: the median of the slopes of all pairs.
    private static double Slope(GrowthStretch stretch) => Median.Of(
        [.. Enumerable.Range(0, stretch.Times.Count).SelectMany(j => Enumerable.Range(0, j).Select(i => (stretch.Floors[j] - stretch.Floors[i]) / (stretch.Times[j] - stretch.Times[i])))]);

    private static double Quartile(double[] sorted, int number) => sorted[(sorted.Length - 1) * number / 4];
}
