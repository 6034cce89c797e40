using System.Globalization;
using PerfGates.Statistics;

namespace PerfGates.Probes.Generation.Events;

/// <summary>What stands behind the last dot of a metric such as <c>step.p95</c>.</summary>
internal static class Statistic
{
    /// <summary>How it is made of values, at least one; null where the word is no statistic.</summary>
    public static Func<IReadOnlyList<double>, double>? Of(string word) => word switch
    {
        "min" => values => values.Min(),
        "mean" => values => values.Average(),
        "median" => Quantile.Median,
        "max" => values => values.Max(),
        ['p', >= '0' and <= '9', ..] when Share(word) is { } share => values => Quantile.Of(values, share),
        _ => null,
    };

    private static double? Share(string word) =>
        decimal.TryParse(word.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and < 100 ? (double)(percent / 100) : null;
}
