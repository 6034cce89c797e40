using System.Text;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates.Reports.Table;

/// <summary>What people look at beside verdicts: a row for each thing that was measured, a column for each figure that its probe shows.</summary>
internal static class FiguresTable
{
    /// <summary>Empty where the gate's probe shows none.</summary>
    public static string Render(JudgedGate gate)
    {
        string[] columns = [.. gate.Measured.SelectMany(s => s.Figures).Where(f => f.Metric is { IsShown: true }).Select(f => f.Key).Distinct()];
        if (columns.Length == 0) return "";
        List<string[]> rows = [[gate.Gate.Name.Value, .. columns]];
        rows.AddRange(gate.Measured.Select(s => (string[])[s.Name.Length > 0 ? s.Name : "all", .. columns.Select(c => Cell(s.Figures.FirstOrDefault(f => f.Key == c)))]).Where(r => r.Skip(1).Any(c => c.Length > 0)));
        int[] widths = [.. Enumerable.Range(0, columns.Length + 1).Select(column => rows.Max(r => r[column].Length))];
        var text = new StringBuilder("\n");
        foreach (var row in rows)
            text.Append("  ").Append(row[0].PadRight(widths[0])).Append(string.Concat(row.Skip(1).Select((cell, i) => "  " + cell.PadLeft(widths[i + 1])))).Append('\n');
        return text.ToString();
    }

    private static string Cell(Figure? figure) => figure is null ? "" : double.IsFinite(figure.Value) ? QuantityText.Short(new(figure.Value, figure.Dimension)) : "-";
}
