using System.Globalization;
using System.Text;
using PerfGates.Baselines;
using PerfGates.Units;

namespace PerfGates.Cli.Commands;

/// <summary>What was accepted, beside what was accepted before.</summary>
internal static class AcceptedText
{
    private static readonly string[] Header = ["gate", "metric", "old", "new", "ratio"];

    public static string Render(IReadOnlyList<AcceptedRow> rows)
    {
        string[][] cells = [Header, .. rows.Select((r, i) => Cells(r, first: i == 0 || rows[i - 1].Gate != r.Gate))];
        int[] widths = [.. Enumerable.Range(0, Header.Length).Select(column => cells.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (var row in cells) text.Append("  ").Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        return text.ToString();
    }

    /// <summary>"case 'Bench.Parse': mean", and the name alone for the gate as a whole.</summary>
    public static string Name(BaselineSeries series) => series.Subject.Length > 0 ? $"{series.Kind} '{series.Subject}': {series.Metric}" : series.Metric;

    /// <summary>The exact value, or the median of the runs.</summary>
    public static double Value(BaselineSeries series) => Probes.Median.Of(series.Values);

    public static string Shown(BaselineSeries series) => QuantityText.Format(new(Value(series), series.Dimension));

    private static string[] Cells(AcceptedRow row, bool first) =>
    [
        first ? row.Gate : "",
        Name(row.New),
        row.Old is { } old ? Shown(old) : "-",
        Shown(row.New),
        row.Old is { } before && Value(before) != 0 ? (Value(row.New) / Value(before)).ToString("0.000", CultureInfo.InvariantCulture) : "-",
    ];
}
