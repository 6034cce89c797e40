using System.Text.RegularExpressions;
using PerfGates.Units;

namespace PerfGates.Import;

/// <summary>Sizes as other tools write them: in any letter case, and with a <c>kb</c> that is 1000 bytes to some and 1024 to others.</summary>
internal static partial class ForeignSize
{
    /// <summary>In bytes; null for what is no size.</summary>
    /// <param name="binary">To that tool 1 kB is 1024 bytes.</param>
    public static double? Bytes(string? text, bool binary)
    {
        if (text is null || Shape().Match(text.Trim()) is not { Success: true } match) return null;
        var prefix = match.Groups["prefix"].Value.ToUpperInvariant();
        var iec = binary || match.Groups["iec"].Success;
        var unit = prefix switch { "" => "B", "K" when !iec => "kB", _ when iec => $"{prefix}iB", _ => $"{prefix}B" };
        return QuantityText.TryParse(match.Groups["number"].Value + unit, out var size, out _) ? size.Value : null;
    }

    /// <summary>As a budget file has it.</summary>
    public static string Written(double bytes) => QuantityText.Write(new(Math.Floor(bytes), Dimension.Size));

    [GeneratedRegex(@"\A(?<number>[0-9]+(\.[0-9]+)?)[ \t]*(?<prefix>[kmgt])?((?<iec>i)?b)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
