namespace PerfGates.Units;

/// <summary>How quantities look to whoever cannot call their reader: an editor that checks a file while it is typed.</summary>
internal static class QuantityPattern
{
    /// <summary>What <see cref="QuantityText.TryParse"/> takes for that dimension as a regular expression of .NET, ECMAScript and Python, without anchors.</summary>
    public static string Of(Dimension dimension) => dimension switch
    {
        // Several parts, the largest unit first, and at least one.
        Dimension.Time => $"(?=[0-9.]){string.Concat(QuantityText.Units.Where(u => u.Dimension == Dimension.Time).GroupBy(u => u.Factor).OrderByDescending(g => g.Key).Select(g => $"(?:{Number} ?{AnyOf(g)})?"))}",
        Dimension.Rate => $"{Number} ?/{Per}",
        Dimension.DataRate => $"{Number} ?{AnyOf(QuantityText.Units.Where(u => u.Dimension == Dimension.Size))}/{Per}",
        Dimension.Number => Number,
        _ => $"{Number} ?{AnyOf(QuantityText.Units.Where(u => u.Dimension == dimension))}",
    };

    private const string Number = @"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)";

    private static string Per => AnyOf(QuantityText.Units.Where(u => u is { Dimension: Dimension.Time, Factor: >= 1 }));

    private static string AnyOf(IEnumerable<QuantityText.Unit> units) => $"(?:{string.Join('|', units.Select(u => u.Text))})";
}
