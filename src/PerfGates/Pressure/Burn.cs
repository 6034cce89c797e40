using System.Globalization;

namespace PerfGates.Pressure;

/// <summary>What burners have had of their processors in the last while, as shares of it: a line of what they print.</summary>
/// <param name="Used">They worked.</param>
/// <param name="Waited">They would have worked, but somebody else did.</param>
internal readonly record struct Burn(double Used, double Waited)
{
    /// <summary>What they have asked for: as long as somebody else gets the rest, there is pressure.</summary>
    public double Asked => Used + Waited;

    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Used:0.0000} {Waited:0.0000}");

    /// <summary>Null if it is no such line.</summary>
    public static Burn? Parse(string line) => line.Split(' ') is [var used, var waited] && Read(used) is { } one && Read(waited) is { } other ? new(one, other) : null;

    private static double? Read(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) ? share : null;
}
