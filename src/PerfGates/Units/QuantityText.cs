using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfGates.Units;

/// <summary>
/// The only reader and writer of units. Reading is anchored, ordinal and culture-invariant:
/// <code>
/// quantity = number [ " " ] unit { number [ " " ] unit }      compound for time only: 1m30s, largest unit first
///          | number                                           a count or a score
/// number   = digits [ "." digits ] | "." digits
/// </code>
/// Time is linear in the length of the text.
/// </summary>
internal static partial class QuantityText
{
    private sealed record Unit(string Text, Dimension Dimension, double Factor);

    // Sizes: IEC 80000-13 binary prefixes, SI decimal prefixes. Time units that are not SI (m, h) are 60 and 3600 s.
    private static readonly Unit[] Units =
    [
        new("ns", Dimension.Time, 1e-9), new("us", Dimension.Time, 1e-6), new("µs", Dimension.Time, 1e-6), new("μs", Dimension.Time, 1e-6),
        new("ms", Dimension.Time, 1e-3), new("s", Dimension.Time, 1), new("m", Dimension.Time, 60), new("h", Dimension.Time, 3600),
        new("B", Dimension.Size, 1), new("kB", Dimension.Size, 1e3), new("KB", Dimension.Size, 1e3), new("MB", Dimension.Size, 1e6), new("GB", Dimension.Size, 1e9), new("TB", Dimension.Size, 1e12),
        new("KiB", Dimension.Size, 1024), new("MiB", Dimension.Size, 1048576), new("GiB", Dimension.Size, 1073741824), new("TiB", Dimension.Size, 1099511627776),
        new("%", Dimension.Share, 0.01), new("fps", Dimension.Frequency, 1),
    ];

    public static IReadOnlyList<string> AllUnits { get; } = [.. Enum.GetValues<Dimension>().SelectMany(UnitsOf).Distinct()];

    /// <summary>Every unit that it may be written in; none for bare numbers. Rates are per unit, so theirs begin with a slash.</summary>
    public static IReadOnlyList<string> UnitsOf(Dimension dimension) => dimension switch
    {
        Dimension.Rate => ["/s", "/m", "/h"],
        Dimension.DataRate => [.. UnitsOf(Dimension.Size).Select(u => u + "/s")],
        _ => [.. Units.Where(u => u.Dimension == dimension).Select(u => u.Text)],
    };

    /// <summary>What each dimension may be written in, for messages.</summary>
    public static string Example(Dimension dimension) => dimension switch
    {
        Dimension.Time => "100ms",
        Dimension.Size => "500kB",
        Dimension.Rate => "50/s",
        Dimension.DataRate => "20MB/s",
        Dimension.Share => "5%",
        Dimension.Frequency => "60fps",
        Dimension.Number => "40",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    /// <summary>What <see cref="TryParse"/> takes for that dimension as a regular expression of .NET, ECMAScript and Python, without anchors.</summary>
    public static string Pattern(Dimension dimension) => dimension switch
    {
        // Several parts, the largest unit first, and at least one.
        Dimension.Time => $"(?=[0-9.]){string.Concat(Units.Where(u => u.Dimension == Dimension.Time).GroupBy(u => u.Factor).OrderByDescending(g => g.Key).Select(g => $"(?:{NumberPattern} ?{AnyOf(g)})?"))}",
        Dimension.Rate => $"{NumberPattern} ?/(?:s|m|h)",
        Dimension.DataRate => $"{NumberPattern} ?{AnyOf(Units.Where(u => u.Dimension == Dimension.Size))}/(?:s|m|h)",
        Dimension.Number => NumberPattern,
        _ => $"{NumberPattern} ?{AnyOf(Units.Where(u => u.Dimension == dimension))}",
    };

    private const string NumberPattern = @"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)";
    private static string AnyOf(IEnumerable<Unit> units) => $"(?:{string.Join('|', units.Select(u => u.Text))})";

    public static string Name(Dimension dimension) => dimension switch
    {
        Dimension.Time => "duration",
        Dimension.Size => "size",
        Dimension.Rate => "rate",
        Dimension.DataRate => "data rate",
        Dimension.Share => "share",
        Dimension.Frequency => "frequency",
        Dimension.Number => "bare number",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    /// <summary>Reads a quantity; on failure <paramref name="problem"/> says what is wrong and what would be right.</summary>
    public static bool TryParse(string text, out Quantity quantity, out string problem)
    {
        quantity = default;
        List<(double Number, string Unit)> parts = [];
        for (var at = 0; at < text.Length || parts.Count == 0;)
        {
            if (!TryPart(text, ref at, out var part))
            {
                problem = NotShaped(text);
                return false;
            }
            parts.Add(part);
        }
        return parts.Count == 1 ? TryOne(parts[0].Number, parts[0].Unit, out quantity, out problem) : TryCompound(parts, out quantity, out problem);
    }

    /// <summary>One of a unit; "" is a bare number. For figures whose number and unit are reported apart.</summary>
    public static bool TryUnit(string unit, out Quantity one, out string problem)
    {
        // A digit or point would become a part of the number that is put before it.
        if (!unit.Any(c => char.IsAsciiDigit(c) || c == '.')) return TryParse("1" + unit, out one, out problem);
        one = default;
        return Unknown(unit, out problem);
    }

    /// <summary>One number and what stands before the next; a scanner, because a regular expression for this backtracks exponentially.</summary>
    private static bool TryPart(string text, ref int at, out (double Number, string Unit) part)
    {
        var end = SkipDigits(text, at);
        var isNumber = end > at;
        if (end < text.Length && text[end] == '.')
        {
            var fraction = end + 1;
            end = SkipDigits(text, fraction);
            isNumber = end > fraction;
        }
        part = (isNumber ? double.Parse(text.AsSpan(at, end - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0, "");
        at = end;
        if (!isNumber) return false;
        var unitStart = at < text.Length && text[at] == ' ' ? at + 1 : at;
        var unitEnd = unitStart;
        while (unitEnd < text.Length && IsUnitCharacter(text[unitEnd])) unitEnd++;
        if (unitEnd == unitStart) return true;
        part = part with { Unit = text[unitStart..unitEnd] };
        at = unitEnd;
        return true;
    }

    private static int SkipDigits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    private static bool IsUnitCharacter(char c) => !char.IsWhiteSpace(c) && !char.IsAsciiDigit(c) && c is not ('.' or ',' or '+' or '-');

    private static string NotShaped(string text) => text switch
    {
        ['-', ..] => "a quantity is never negative",
        _ when text.Contains(',', StringComparison.Ordinal) => "the decimal mark is '.', and thousands are not grouped",
        _ => "write a number and its unit, such as 100ms, 500kB, 5% or 40",
    };

    private static bool TryOne(double value, string unitText, out Quantity quantity, out string problem)
    {
        quantity = default;
        problem = "";
        if (unitText.Length == 0)
        {
            quantity = new Quantity(value, Dimension.Number);
            return Finite(quantity, out problem);
        }
        var slash = unitText.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0) return TryRate(value, unitText[..slash], unitText[(slash + 1)..], out quantity, out problem);
        if (Array.Find(Units, u => u.Text == unitText) is not { } unit) return Unknown(unitText, out problem);
        quantity = new Quantity(value * unit.Factor, unit.Dimension);
        return Finite(quantity, out problem);
    }

    private static bool TryRate(double value, string numerator, string denominator, out Quantity quantity, out string problem)
    {
        quantity = default;
        if (Array.Find(Units, u => u.Text == denominator) is not { Dimension: Dimension.Time } per || denominator is "ns" or "us" or "µs" or "μs" or "ms")
        {
            problem = $"a rate is per second, minute or hour: 50/s, 200/m, 9000/h, not per '{denominator}'";
            return false;
        }
        if (numerator.Length == 0) quantity = new Quantity(value / per.Factor, Dimension.Rate);
        else if (Array.Find(Units, u => u.Text == numerator) is { Dimension: Dimension.Size } size)
            quantity = new Quantity(value * size.Factor / per.Factor, Dimension.DataRate);
        else return Unknown($"{numerator}/{denominator}", out problem);
        return Finite(quantity, out problem);
    }

    private static bool TryCompound(List<(double Number, string Unit)> parts, out Quantity quantity, out string problem)
    {
        quantity = default;
        problem = "";
        var (seconds, previous) = (0.0, double.PositiveInfinity);
        foreach (var (number, unitText) in parts)
        {
            if (Array.Find(Units, u => u.Text == unitText) is not { Dimension: Dimension.Time } unit || unit.Factor >= previous)
            {
                problem = "only durations are written in several parts, the largest unit first, such as 1m30s";
                return false;
            }
            seconds += number * unit.Factor;
            previous = unit.Factor;
        }
        quantity = new Quantity(seconds, Dimension.Time);
        return Finite(quantity, out problem);
    }

    private static bool Finite(Quantity quantity, out string problem)
    {
        problem = double.IsFinite(quantity.Value) ? "" : "the number is too large";
        return problem.Length == 0;
    }

    private static bool Unknown(string unit, out string problem)
    {
        var near = Array.Find(Units, u => string.Equals(u.Text, unit, StringComparison.OrdinalIgnoreCase));
        problem = unit switch
        {
            "kb" or "Kb" => $"unknown unit '{unit}'; did you mean kB (1000 bytes) or KiB (1024 bytes)? A lower-case b would be bits",
            "mb" or "Mb" => $"unknown unit '{unit}'; did you mean MB (1000 kB) or MiB (1024 KiB)? A lower-case b would be bits",
            "gb" or "Gb" => $"unknown unit '{unit}'; did you mean GB (1000 MB) or GiB (1024 MiB)? A lower-case b would be bits",
            "sec" or "secs" or "second" or "seconds" => $"unknown unit '{unit}'; did you mean s?",
            "min" or "mins" or "minute" or "minutes" => $"unknown unit '{unit}'; did you mean m?",
            "hz" or "Hz" => $"unknown unit '{unit}'; did you mean fps?",
            _ when near is not null => $"unknown unit '{unit}'; did you mean {near.Text}?",
            _ => $"unknown unit '{unit}'; durations take ns us ms s m h, sizes B kB MB GB TB or KiB MiB GiB TiB, rates /s /m /h, shares %, frequencies fps",
        };
        return false;
    }

    /// <summary>For people: four significant digits in the unit that suits, and the exact bytes of a size.</summary>
    public static string Format(Quantity quantity) => quantity.Dimension switch
    {
        Dimension.Time => Scaled(quantity.Value, [(1e-9, "ns"), (1e-6, "µs"), (1e-3, "ms"), (1, "s"), (60, "m"), (3600, "h")], 2),
        Dimension.Size => Bytes(quantity.Value),
        Dimension.Rate => Digits(quantity.Value) + "/s",
        Dimension.DataRate => Scaled(quantity.Value, [(1, "B"), (1e3, "kB"), (1e6, "MB"), (1e9, "GB")], 1) + "/s",
        Dimension.Share => Digits(quantity.Value * 100) + " %",
        Dimension.Frequency => Digits(quantity.Value) + " fps",
        Dimension.Number => Digits(quantity.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(quantity)),
    };

    /// <summary>As <see cref="Format"/>, without the exact bytes of a size.</summary>
    public static string Short(Quantity quantity) => quantity.Dimension == Dimension.Size ? ScaledBytes(quantity.Value) : Format(quantity);

    /// <summary>"100ms" as "100 ms"; compound durations and rates as they are.</summary>
    public static string Spaced(string written) => Glued().Replace(written, "$1 $2");

    private static string Bytes(double bytes) =>
        Math.Abs(bytes) < 1000 ? ScaledBytes(bytes) : $"{ScaledBytes(bytes)} ({Grouped(bytes)} B)";

    private static string ScaledBytes(double bytes) => Scaled(bytes, [(1, "B"), (1e3, "kB"), (1e6, "MB"), (1e9, "GB"), (1e12, "TB")], 1);

    // A thin grouping that no culture mistakes for a decimal mark.
    private static string Grouped(double value) =>
        Math.Round(value).ToString("#,0", new NumberFormatInfo { NumberGroupSeparator = " " });

    private static string Scaled(double value, (double Factor, string Unit)[] units, double switchAt)
    {
        var magnitude = Math.Abs(value);
        var chosen = units[0];
        foreach (var unit in units)
            if (magnitude >= unit.Factor * (unit.Factor > 1 ? switchAt : 1)) chosen = unit;
        return $"{Digits(value / chosen.Factor)} {(magnitude == 0 ? units.Last(u => u.Factor <= 1).Unit : chosen.Unit)}";
    }

    // Whole numbers stay whole: a count of 12 000 is not rounded to four digits. Exponents only where the digits would
    // be no help to anybody.
    private static string Digits(double value)
    {
        if (value == 0) return "0";
        if (!double.IsFinite(value)) return value.ToString(CultureInfo.InvariantCulture);
        if (Math.Abs(value) is >= 1e15 or < 1e-6) return value.ToString("0.###e+0", CultureInfo.InvariantCulture);
        if (value == Math.Round(value)) return value.ToString("0", CultureInfo.InvariantCulture);
        var decimals = Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12);
        return Math.Round(value, decimals).ToString("0.############", CultureInfo.InvariantCulture);
    }

    /// <summary>As one would write it in a budget file: the largest unit in which it is a whole number, else the base unit.</summary>
    public static string Write(Quantity quantity)
    {
        if (quantity.Dimension is Dimension.Rate or Dimension.Number) return Plain(quantity.Value) + (quantity.Dimension == Dimension.Rate ? "/s" : "");
        var dimension = quantity.Dimension == Dimension.DataRate ? Dimension.Size : quantity.Dimension;
        var unit = Units.Where(u => u.Dimension == dimension && IsWhole(quantity.Value / u.Factor)).MaxBy(u => quantity.Value == 0 && u.Factor > 1 ? 0 : u.Factor) ?? Units.First(u => u.Dimension == dimension);
        return Plain(quantity.Value / unit.Factor) + unit.Text + (quantity.Dimension == Dimension.DataRate ? "/s" : "");
    }

    /// <summary>As one would write it in a budget file, in the unit that is shortest: 1.6ms and not 1600us, 130s and not 2.167m.</summary>
    public static string Readable(Quantity quantity)
    {
        var (written, brief) = (Write(quantity), Short(quantity).Replace(" ", "", StringComparison.Ordinal).Replace('µ', 'u'));
        return brief.Length <= written.Length ? brief : written;
    }

    /// <summary>What to store many figures of about this magnitude in; <see cref="TryUnit"/> reads it. "" for bare numbers.</summary>
    public static string UnitFor(Dimension dimension, double magnitude) => dimension switch
    {
        Dimension.Time => magnitude switch { >= 1 or 0 => "s", >= 1e-3 => "ms", >= 1e-6 => "us", _ => "ns" },
        Dimension.Size => "B",
        Dimension.Rate => "/s",
        Dimension.DataRate => "B/s",
        Dimension.Share => "%",
        Dimension.Frequency => "fps",
        Dimension.Number => "",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    private static bool IsWhole(double value) => Math.Abs(value - Math.Round(value)) <= Math.Abs(value) * 1e-12;

    private static string Plain(double value) =>
        (IsWhole(value) ? Math.Round(value) : value).ToString("0.############", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A([0-9.]+)([A-Za-zµμ%][^0-9\s]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Glued();
}
