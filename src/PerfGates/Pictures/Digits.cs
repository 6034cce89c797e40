namespace PerfGates.Pictures;

/// <summary>Numbers as short as a picture needs them.</summary>
internal static class Digits
{
    private const int Significant = 4;

    /// <summary>With four significant digits.</summary>
    public static double Short(double value)
    {
        if (value == 0 || !double.IsFinite(value)) return value;
        var place = Significant - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        // Math.Round takes digits behind the mark only, fifteen at most.
        if (place is >= 0 and <= 15) return Math.Round(value, place, MidpointRounding.AwayFromZero);
        var scale = Math.Pow(10, -place);
        return Math.Round(value / scale, MidpointRounding.AwayFromZero) * scale;
    }

    public static double[] Short(IEnumerable<double> values) => [.. values.Select(Short)];
}
