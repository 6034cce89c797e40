using System.Globalization;

namespace PerfGates.Probes.Generation.Jobs;

/// <summary>How far something is, as servers write it: "7/50", a share up to 1, percent above it.</summary>
internal static class ProgressText
{
    private const double Whole = 100;

    /// <param name="steps">How many there are, where the server says it apart.</param>
    public static (double Step, double Steps)? Read(string text, string? steps)
    {
        var parts = text.TrimEnd('%', ' ').Split('/');
        if (steps is not null && parts.Length == 1) parts = [parts[0], steps];
        if (Number(parts[0]) is not { } step) return null;
        if (parts.Length == 1) return step <= 1 && !text.Contains('%', StringComparison.Ordinal) ? (step, 1) : step <= Whole ? (step / Whole, 1) : null;
        return parts.Length == 2 && Number(parts[1]) is { } of && of > 0 && step <= of ? (step, of) : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
