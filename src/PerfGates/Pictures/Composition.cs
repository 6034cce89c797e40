using PerfGates.Units;

namespace PerfGates.Pictures;

/// <summary>What a sum consists of.</summary>
internal static class Composition
{
    public const int MostParts = 80;

    /// <param name="parts">In any order.</param>
    public static Picture.Treemap Of(string title, IEnumerable<PicturePart> parts)
    {
        List<PicturePart> ordered = [.. parts.OrderByDescending(p => p.Size).ThenBy(p => p.Name, StringComparer.Ordinal)];
        var others = ordered.Skip(MostParts).ToList();
        return new(title, Dimension.Size, [.. ordered.Take(MostParts).Select(p => p with { Size = Digits.Short(p.Size) })], others.Count, Digits.Short(others.Sum(p => p.Size)));
    }
}
