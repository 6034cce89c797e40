using System.Globalization;
using System.Text;

namespace PerfGates.Reports.OpenMetrics;

/// <summary>Writes the OpenMetrics 1.0 text format (prometheus.io/docs/specs/om): families with their samples, no two samples with the same labels, <c># EOF</c>.</summary>
internal sealed class MetricsText
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _samples = [];

    /// <param name="unit">What the name ends in; null without one.</param>
    public void Family(string name, string help, string? unit = null)
    {
        _text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} gauge\n");
        if (unit is not null) _text.Append(CultureInfo.InvariantCulture, $"# UNIT {name} {unit}\n");
        _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {Escaped(help)}\n");
    }

    /// <summary>Two budgets that say the same give one sample: readers refuse a second with the same labels.</summary>
    public void Sample(string name, IReadOnlyList<(string Name, string Value)> labels, double value)
    {
        var series = labels.Count == 0 ? name : $"{name}{{{string.Join(',', labels.Select(l => $"{l.Name}=\"{Escaped(l.Value)}\""))}}}";
        if (_samples.Add(series)) _text.Append(CultureInfo.InvariantCulture, $"{series} {value}\n");
    }

    public string Ended() => _text.Append("# EOF\n").ToString();

    // Readers split lines at a line feed alone; other controls may stand.
    private static string Escaped(string text) =>
        text.AsSpan().IndexOfAny("\\\"\n") < 0 ? text : text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
