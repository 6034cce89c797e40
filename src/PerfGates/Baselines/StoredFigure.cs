using System.Globalization;
using PerfGates.Units;

namespace PerfGates.Baselines;

/// <summary>How a figure is written in the baseline file: as a number of some unit, in decimal.</summary>
internal static class StoredFigure
{
    /// <summary>A unit in which the figures of a series are short to read.</summary>
    public static string UnitOf(BaselineSeries series) =>
        QuantityText.UnitFor(series.Dimension, series.Exact ? 1 : series.Values.Select(Math.Abs).Order().ElementAt(series.Values.Count / 2));

    /// <summary>Exact as it is, sampled with five digits: runs differ in the third.</summary>
    public static string Write(double value, Quantity unit, bool exact) => Text(Scaled(exact ? value : FiveDigits(value), unit, divide: true));

    /// <summary>In the base unit; not finite where the number is too large.</summary>
    public static double Read(string written, Quantity unit) => Scaled(double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture), unit, divide: false);

    public static double FiveDigits(double value) => double.Parse(value.ToString("E4", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    // In decimal, because a thousand times 0.0012345 is 1.2344999999999999 in binary: the file would be longer, and what
    // is read another value than what was written. Figures out of its reach are none that anybody measures.
    private static double Scaled(double value, Quantity unit, bool divide)
    {
        if (unit.Value == 1 || value == 0) return value;
        if (Math.Abs(value) is < 1e-12 or > 1e12) return divide ? value / unit.Value : value * unit.Value;
        var (exact, factor) = (decimal.Parse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture), (decimal)unit.Value);
        return (double)(divide ? exact / factor : exact * factor);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
