using System.Globalization;

namespace PerfGates.Probes.Generation.Jobs;

/// <summary>A time as servers write it: ISO 8601, or seconds since 1970, or milliseconds where they are too many for seconds.</summary>
internal static class ServerTime
{
    // In seconds this is the year 5138; in milliseconds 1973.
    private const double TooManySeconds = 1e11;

    // Far behind any year: micro- or nanoseconds, which nobody has asked for.
    private const double TooManyMilliseconds = 1e14;

    // From here on it is finer than what a network adds.
    private const int ManyDigits = 3;

    /// <summary>In seconds of the server's own clock; null where it cannot be read.</summary>
    public static double? Read(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number >= TooManyMilliseconds ? null : number >= TooManySeconds ? number / 1000 : number;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (time - DateTimeOffset.UnixEpoch).TotalSeconds
            : null;
    }

    /// <summary>Seconds by which it may have been later than a time that is written so: a whole second lasts one.</summary>
    public static double Grain(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= TooManySeconds) return 0;
        var digits = text.LastIndexOfAny(['.', ',']) is var point and >= 0 ? text.Skip(point + 1).TakeWhile(char.IsAsciiDigit).Count() : 0;
        return digits >= ManyDigits ? 0 : Math.Pow(10, -digits);
    }
}
