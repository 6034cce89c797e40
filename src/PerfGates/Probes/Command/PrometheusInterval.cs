using System.Globalization;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Command;

/// <summary>What happened between two readings of an endpoint. A figure that cannot be told is a problem, and never 0.</summary>
internal sealed record PrometheusInterval(string Url, PrometheusText First, PrometheusText Last, TimeSpan Length)
{
    /// <summary>The value, or what is wrong.</summary>
    public (double Value, Diagnostic? Problem) Of(PrometheusValue value)
    {
        if (value.Function == PrometheusFunction.Quantile) return Quantile(value);
        var series = value.Selector.In(Last);
        if (series.Count == 0) return (double.NaN, Missing(value, value.Selector.Name));
        if (IsCounter(value.Selector.Name)) return Risen(value, series) is var (rise, problem) && problem is null ? (value.Function == PrometheusFunction.Rate ? rise / Length.TotalSeconds : rise, null) : (double.NaN, problem);
        if (value.Function == PrometheusFunction.Rate) return Wrong(value, $"'{value.Selector}' is a {TypeOf(value.Selector.Name)} and has no rate", "write it without rate()");
        if (series.Count > 1) return Wrong(value, $"'{value.Selector}' means {series.Count.ToString(CultureInfo.InvariantCulture)} series, such as {series[0].Series} and {series[1].Series}", "choose one of them by its labels");
        return double.IsFinite(series[0].Value) ? (series[0].Value, null) : Wrong(value, $"'{value.Selector}' is {series[0].Value.ToString(CultureInfo.InvariantCulture)}", "a gate needs a number");
    }

    private (double, Diagnostic?) Quantile(PrometheusValue value)
    {
        var buckets = value.Selector.In(Last, "_bucket").Where(b => b.Labels.ContainsKey("le")).ToList();
        if (buckets.Count == 0)
            return value.Selector.In(Last).Count > 0 || value.Selector.In(Last, "_count").Count > 0
                ? Wrong(value, $"'{value.Selector}' has no buckets", "histogram_quantile() is for histograms; of a summary, take the quantile that it has by its label: name{quantile=\"0.95\"}")
                : (double.NaN, Missing(value, $"{value.Selector.Name}_bucket"));
        // Series that the labels do not tell apart are one histogram: sum by (le).
        List<(double Bound, double Count)> counted = [];
        foreach (var bound in buckets.GroupBy(b => b.Labels["le"]))
        {
            var (rise, problem) = Risen(value, [.. bound], "_bucket");
            if (problem is not null) return (double.NaN, problem);
            if (!TryBound(bound.Key, out var upper)) return Wrong(value, $"a bucket of '{value.Selector}' ends at '{bound.Key}'", "a bound is a number or +Inf");
            counted.Add((upper, rise));
        }
        counted.Sort();
        if (!double.IsPositiveInfinity(counted[^1].Bound) || counted.Count < 2) return Wrong(value, $"'{value.Selector}' lacks the bucket +Inf or any other", "a histogram has both");
        if (counted[^1].Count == 0) return (double.NaN, Rules.PrometheusNoEvents.At(value.Span, value.Name, $"'{value.Selector}'", "nothing was observed"));
        var quantile = HistogramQuantile.Of(value.Quantile, counted);
        return double.IsFinite(quantile)
            ? (quantile, null)
            : Wrong(value, $"it lies above the highest bucket of '{value.Selector}', {counted[^2].Bound.ToString(CultureInfo.InvariantCulture)}, and nobody knows by how much", "give the histogram higher buckets");
    }

    /// <summary>The sum of what each series rose by. A series that was not there counted nothing until it was.</summary>
    /// <param name="suffix">Of their name, behind that of the value.</param>
    private (double Rise, Diagnostic? Problem) Risen(PrometheusValue value, IReadOnlyList<PrometheusSample> series, string suffix = "")
    {
        var before = First.Samples.GroupBy(s => s.Series).ToDictionary(s => s.Key, s => s.First().Value);
        var rise = 0.0;
        foreach (var now in series)
        {
            var then = before.GetValueOrDefault(now.Series);
            if (!double.IsFinite(now.Value)) return Wrong(value, $"'{now.Series}' is {now.Value.ToString(CultureInfo.InvariantCulture)}", "a gate needs a number");
            if (now.Value < then) return (double.NaN, Rules.PrometheusReset.At(value.Span, value.Name, $"'{now.Series}'", then, now.Value));
            rise += now.Value - then;
        }
        // Of several series one may be gone with the program that had it.
        return value.Selector.In(First, suffix).Select(s => s.Series).Except(Last.Samples.Select(s => s.Series)).FirstOrDefault() is { } gone
            ? (double.NaN, Missing(value, gone))
            : (rise, null);
    }

    private Diagnostic Missing(PrometheusValue value, string name) => Rules.PrometheusMissing.At(value.Span, value.Name, $"'{name}'", Url,
        value.Selector.Labels.Count > 0 && Last.Samples.FirstOrDefault(s => s.Name == name) is { } other ? $"; there is {other.Series}" : Suggestion.For(name, Last.Samples.Select(s => s.Name).Distinct()));

    private static (double, Diagnostic?) Wrong(PrometheusValue value, string what, string instead) => (double.NaN, Rules.PrometheusWrongKind.At(value.Span, value.Name, what, instead));

    /// <summary>As the endpoint says; where it does not, as the name does.</summary>
    private bool IsCounter(string name)
    {
        var isPart = EndsWith(name, "_count", "_sum", "_bucket");
        return TypeOf(name) switch
        {
            "counter" => true,
            "gauge" => false,
            "histogram" or "summary" or "gaugehistogram" => isPart,
            _ => isPart || EndsWith(name, "_total"),
        };
    }

    private string TypeOf(string name)
    {
        foreach (var family in new[] { name, Without(name, "_total"), Without(name, "_count"), Without(name, "_sum"), Without(name, "_bucket") })
            if (Last.Types.GetValueOrDefault(family) is { } type) return type;
        return "metric of unknown type";
    }

    private static bool EndsWith(string name, params string[] ends) => ends.Any(e => name.EndsWith(e, StringComparison.Ordinal));

    private static string Without(string name, string end) => EndsWith(name, end) ? name[..^end.Length] : name;

    private static bool TryBound(string text, out double bound)
    {
        if (text is "+Inf" or "Inf")
        {
            bound = double.PositiveInfinity;
            return true;
        }
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out bound) && double.IsFinite(bound);
    }
}
