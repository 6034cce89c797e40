using PerfGates.Resources;
using PerfGates.Statistics;
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
        var floors = Floors(2 * Parts);
        // Each half is judged alone, and growth shows in both. Of what was looked at too rarely for that there is one stretch, which can keep a limit only.
        var halves = floors.Count == 2 * Parts;
        if (!halves) floors = Floors(Parts);
        if (floors.Count < 2) return null;
        GrowthStretch[] stretches = halves ? [Stretch(floors[..Parts]), Stretch(floors[Parts..])] : [Stretch(floors)];
        var whole = Stretch(floors);
        return new(TheilSen.Slope(whole.Times, whole.Floors) * time.Length) { Evidence = new Evidence.Growth(stretches, time.Length) };

        List<(double Time, long Bytes)> Floors(int parts) => [.. time.Parts(parts, points, s => s.Time).Where(p => p.Count > 0).Select(p => p.MinBy(s => s.Bytes))];

        GrowthStretch Stretch(IReadOnlyList<(double Time, long Bytes)> of) => new([.. of.Select(f => f.Time - time.From)], [.. of.Select(f => (double)f.Bytes)]);
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

    private static double Quartile(double[] sorted, int number) => sorted[(sorted.Length - 1) * number / 4];
}
