using System.Globalization;

namespace PerfGates.Probes.Generation.Jobs;

/// <summary>A time as servers write it: ISO 8601, or seconds since 1970, or milliseconds where they are too many for seconds.</summary>
internal static class ServerTime
{
    // In seconds this is the year 5138; in milliseconds 1973.
    private const double TooManySeconds = 1e11;

    /// <summary>In seconds of the server's own clock; null where it cannot be read.</summary>
    public static double? Read(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number >= TooManySeconds ? number / 1000 : number;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (time - DateTimeOffset.UnixEpoch).TotalSeconds
            : null;
    }
}
