namespace PerfGates.Pictures;

/// <summary>
/// Makes few points of many, so that the line looks the same: of each stretch its lowest and its highest, so that no spike is
/// lost. Source: the minimum and maximum of M4, Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", 2014.
/// </summary>
internal static class Thinning
{
    public const int MostPoints = 240;

    /// <param name="points">In order of time.</param>
    /// <returns>At most <see cref="MostPoints"/> of them, in order; the first and the last among them.</returns>
    public static IReadOnlyList<(double Time, double Value)> Of(IReadOnlyList<(double Time, double Value)> points)
    {
        if (points.Count <= MostPoints) return points;
        List<(double Time, double Value)> kept = [points[0]];
        var (inner, stretches) = (points.Count - 2, (MostPoints - 2) / 2);
        for (var i = 0; i < stretches; i++)
        {
            var (from, to) = (1 + (int)((long)i * inner / stretches), 1 + (int)((long)(i + 1) * inner / stretches));
            var (low, high) = (from, from);
            for (var at = from; at < to; at++)
            {
                if (points[at].Value < points[low].Value) low = at;
                if (points[at].Value > points[high].Value) high = at;
            }
            kept.Add(points[Math.Min(low, high)]);
            if (low != high) kept.Add(points[Math.Max(low, high)]);
        }
        kept.Add(points[^1]);
        return kept;
    }

    public static PictureLine Line(string name, IReadOnlyList<(double Time, double Value)> points)
    {
        var kept = Of(points);
        return new(name, [.. kept.Select(p => Math.Round(p.Time, 3))], Digits.Short(kept.Select(p => p.Value)));
    }
}
