using System.Globalization;
using System.Text;

namespace PerfGates.Probes.Command;

/// <summary>One sample: a name, its labels, its value.</summary>
internal sealed record PrometheusSample(string Name, IReadOnlyDictionary<string, string> Labels, double Value)
{
    /// <summary>The same for the same series of two readings.</summary>
    public string Series { get; } = $"{Name}{{{string.Join(',', Labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}=\"{l.Value}\""))}}}";
}

/// <summary>
/// What an endpoint answered once, in the text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format); what OpenMetrics has on top, such as
/// exemplars, is passed over.
/// </summary>
/// <param name="Types">Family → "counter", "gauge", "histogram", "summary", "untyped".</param>
internal sealed record PrometheusText(IReadOnlyList<PrometheusSample> Samples, IReadOnlyDictionary<string, string> Types)
{
    /// <summary>Before a program that counts from nothing.</summary>
    public static PrometheusText Nothing { get; } = new([], new Dictionary<string, string>());

    /// <summary>Null with a problem.</summary>
    public static PrometheusText? Parse(string text, out string problem)
    {
        List<PrometheusSample> samples = [];
        Dictionary<string, string> types = [];
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()))
        {
            number++;
            if (line.StartsWith('#'))
            {
                if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["#", "TYPE", var family, var type, ..]) types[family] = type;
            }
            else if (line.Length > 0)
            {
                if (Sample(line) is not { } sample)
                {
                    problem = string.Create(CultureInfo.InvariantCulture, $"line {number} is '{(line.Length > 100 ? line[..100] + "..." : line)}'");
                    return null;
                }
                samples.Add(sample);
            }
        }
        problem = samples.Count == 0 ? "there is no metric in it" : "";
        return samples.Count == 0 ? null : new(samples, types);
    }

    private static PrometheusSample? Sample(string line)
    {
        var end = line.AsSpan().IndexOfAny('{', ' ', '\t');
        if (end <= 0 || !PrometheusSelector.IsName(line[..end])) return null;
        var at = end;
        while (at < line.Length && line[at] is ' ' or '\t') at++;
        Dictionary<string, string>? labels = [];
        if (at < line.Length && line[at] == '{') labels = Labels(line, ref at);
        var value = line[Math.Min(at, line.Length)..].Split([' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("");
        return labels is not null && Value(value) is { } number ? new(line[..end], labels, number) : null;
    }

    /// <summary>From the '{' to behind the '}'; null if it is not closed, or is no list of labels.</summary>
    public static Dictionary<string, string>? Labels(string text, ref int at)
    {
        Dictionary<string, string> labels = [];
        at++;
        while (true)
        {
            while (at < text.Length && text[at] is ' ' or '\t' or ',') at++;
            if (at >= text.Length) return null;
            if (text[at] == '}')
            {
                at++;
                return labels;
            }
            var equals = text.IndexOf('=', at);
            if (equals < 0) return null;
            var name = text[at..equals].Trim();
            at = equals + 1;
            while (at < text.Length && text[at] == ' ') at++;
            if (!PrometheusSelector.IsName(name) || at >= text.Length || text[at] != '"' || Quoted(text, ref at) is not { } value || !labels.TryAdd(name, value)) return null;
        }
    }

    private static string? Quoted(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
            if (text[at] != '\\') value.Append(text[at]);
            else if (++at < text.Length) value.Append(text[at] == 'n' ? '\n' : text[at]);
        return at++ < text.Length ? value.ToString() : null;
    }

    private static double? Value(string text) => text.ToUpperInvariant() switch
    {
        "NAN" => double.NaN,
        "+INF" or "INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
    };
}
