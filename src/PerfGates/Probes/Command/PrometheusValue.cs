using System.Globalization;
using System.Text.RegularExpressions;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Probes.Command;

internal enum PrometheusFunction
{
    /// <summary>A gauge as it is at the end; of a counter, what it rose by.</summary>
    None,
    Rate,
    Quantile,
}

/// <summary>
/// One value under <c>values:</c>:
/// <code>
/// value    = ( selector | "rate(" selector ")" | "histogram_quantile(" number "," selector ")" ) [ " " unit ]
/// selector = name [ "{" label "=" '"' text '"' { "," label "=" '"' text '"' } "}" ]
/// </code>
/// </summary>
/// <param name="Quantile">Between 0 and 1; only of that function.</param>
/// <param name="Unit">As it is written; null: as the name of the metric says.</param>
internal sealed partial record PrometheusValue(string Name, PrometheusFunction Function, double Quantile, PrometheusSelector Selector, string? Unit, SourceSpan Span)
{
    public const string Shape = "write a metric such as rows_total or queue{worker=\"a\"}, rate(rows_total), or histogram_quantile(0.95, duration_seconds)";

    /// <summary>Null for what is none.</summary>
    public static PrometheusValue? Parse(string name, string written, SourceSpan span)
    {
        var (text, unit) = (written.Trim(), (string?)null);
        if (text.LastIndexOf(' ') is var blank and > 0 && QuantityText.TryUnit(text[(blank + 1)..], out _, out _)) (text, unit) = (text[..blank].TrimEnd(), text[(blank + 1)..]);
        var call = Call().Match(text);
        var function = !call.Success ? PrometheusFunction.None : call.Groups["quantile"].Success ? PrometheusFunction.Quantile : PrometheusFunction.Rate;
        var quantile = function == PrometheusFunction.Quantile ? double.Parse(call.Groups["quantile"].Value, CultureInfo.InvariantCulture) : 0;
        if (function == PrometheusFunction.Quantile && quantile is not (> 0 and < 1)) return null;
        return PrometheusSelector.Parse(call.Success ? call.Groups["selector"].Value : text) is { } selector ? new(name, function, quantile, selector, unit, span) : null;
    }

    /// <summary>
    /// The unit of the figure. Prometheus asks for base units at the end of names
    /// (https://prometheus.io/docs/practices/naming/#base-units), so names that follow tell it.
    /// </summary>
    public string UnitOfFigure
    {
        get
        {
            if (Unit is not null) return Unit;
            var family = Suffix().Replace(Selector.Name, "");
            var counts = Selector.Name.EndsWith("_count", StringComparison.Ordinal) || Selector.Name.EndsWith("_bucket", StringComparison.Ordinal);
            var own = counts ? "" : family.EndsWith("_seconds", StringComparison.Ordinal) ? "s" : family.EndsWith("_bytes", StringComparison.Ordinal) ? "B" : "";
            // Seconds in a second are a plain number.
            return Function != PrometheusFunction.Rate ? own : own == "s" ? "" : $"{own}/s";
        }
    }

    [GeneratedRegex(@"\A(rate\((?<selector>.*)\)|histogram_quantile\(\s*(?<quantile>[0-9]*\.?[0-9]+)\s*,(?<selector>.*)\))\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Call();

    [GeneratedRegex("_(total|sum|count|bucket)$", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
