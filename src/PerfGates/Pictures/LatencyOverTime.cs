using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Pictures;

/// <summary>How slow the events of a run were, window by window.</summary>
internal static class LatencyOverTime
{
    public const int MostColumns = 60, MostRows = 24;

    // Values are known to within a few percent: narrower rows would show the gaps between them.
    private const double NarrowestRow = 1.12;

    private const int FewestEvents = 30;

    /// <summary>Null where there is too little to look at, or nobody knows how long the windows are.</summary>
    public static Picture.Heatmap? Of(string title, EventSeries events, double? limit)
    {
        double[] values = [.. events.Windows.SelectMany(w => w.Values).Where(v => v.Count > 0).Select(v => v.Value)];
        if (events.Seconds <= 0 || events.Windows.Count < 2 || values.Length == 0 || values.Min() <= 0 || events.Count < FewestEvents) return null;
        var (low, high) = (values.Min(), values.Max());
        var rows = Math.Clamp((int)Math.Floor(Math.Log(high / low) / Math.Log(NarrowestRow)), 1, MostRows);
        // The highest belongs into the highest row.
        var factor = Math.Max(NarrowestRow, Math.Pow(high / low, 1.0 / rows) * (1 + 1e-9));
        var merged = (events.Windows.Count + MostColumns - 1) / MostColumns;
        var columns = events.Windows.Chunk(merged).ToList();
        return new(
            title,
            Dimension.Time,
            Digits.Short(Enumerable.Range(0, columns.Count).Select(c => c * merged * events.Seconds)),
            Digits.Short(events.Windows.Count * events.Seconds),
            Digits.Short(Enumerable.Range(0, rows + 1).Select(r => low * Math.Pow(factor, r))),
            [.. columns.SelectMany(c => Counts(c, low, factor, rows))],
            [.. columns.Select(c => c.Sum(w => w.Failed))],
            limit);
    }

    private static long[] Counts(EventWindow[] column, double low, double factor, int rows)
    {
        var counts = new long[rows];
        foreach (var (value, count) in column.SelectMany(w => w.Values))
            counts[Math.Clamp((int)Math.Floor(Math.Log(value / low) / Math.Log(factor)), 0, rows - 1)] += count;
        return counts;
    }
}
