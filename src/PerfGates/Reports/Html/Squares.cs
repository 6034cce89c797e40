namespace PerfGates.Reports.Html;

internal readonly record struct Rectangle(double X, double Y, double Width, double Height)
{
    public double Area => Width * Height;

    public double Shorter => Math.Min(Width, Height);
}

/// <summary>
/// Cuts a rectangle into parts of given sizes that are as near to squares as a row-by-row layout gets them. Source: Bruls,
/// Huizing, van Wijk, "Squarified Treemaps", 2000.
/// </summary>
internal static class Squares
{
    /// <summary>Of the shape in which it is mostly seen.</summary>
    public static Rectangle Whole { get; } = new(0, 0, 2500, 1000);

    /// <param name="sizes">The largest first, none negative, not all zero.</param>
    /// <returns>As many, in their order.</returns>
    public static IReadOnlyList<Rectangle> Of(IReadOnlyList<double> sizes, Rectangle free)
    {
        List<Rectangle> placed = [];
        var scale = free.Area / sizes.Sum();
        for (var first = 0; first < sizes.Count;)
        {
            var (count, sum) = (1, sizes[first] * scale);
            while (first + count < sizes.Count && Worst(sizes[first], sizes[first + count], sum + sizes[first + count] * scale, scale, free.Shorter) <= Worst(sizes[first], sizes[first + count - 1], sum, scale, free.Shorter))
                sum += sizes[first + count++] * scale;
            free = Row([.. sizes.Skip(first).Take(count).Select(s => s * scale)], sum, free, placed);
            first += count;
        }
        return placed;
    }

    // The worst ratio of a row: that of its largest or of its smallest part.
    private static double Worst(double largest, double smallest, double sum, double scale, double side) =>
        Math.Max(side * side * largest * scale / (sum * sum), smallest > 0 ? sum * sum / (side * side * smallest * scale) : double.PositiveInfinity);

    private static Rectangle Row(IReadOnlyList<double> areas, double sum, Rectangle free, List<Rectangle> placed)
    {
        var standing = free.Width >= free.Height;
        var thickness = free.Shorter > 0 ? sum / free.Shorter : 0;
        var at = standing ? free.Y : free.X;
        foreach (var area in areas)
        {
            var length = thickness > 0 ? area / thickness : 0;
            placed.Add(standing ? new(free.X, at, thickness, length) : new(at, free.Y, length, thickness));
            at += length;
        }
        return standing ? free with { X = free.X + thickness, Width = Math.Max(0, free.Width - thickness) } : free with { Y = free.Y + thickness, Height = Math.Max(0, free.Height - thickness) };
    }
}
