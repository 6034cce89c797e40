using System.Globalization;
using System.Text;
using PerfGates.Reports;
using PerfGates.Units;

namespace PerfGates.Cli.Commands;

/// <summary>Each budget, what was made of its value, and whether it went red.</summary>
internal static class MutantText
{
    private static readonly string[] Header = ["gate", "budget", "mutant", "verdict", ""];

    public static string Render(IReadOnlyList<MutantVerdict> mutants)
    {
        var caught = mutants.Count(m => m.Caught);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"PerfGates: {caught} of {mutants.Count} mutants caught\n");
        if (mutants.Count == 0) return text.ToString();
        List<string[]> rows = [Header, .. mutants.Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, Header.Length).Select(column => rows.Max(r => r[column].Length))];
        text.Append('\n');
        foreach (var row in rows) text.Append("  ").Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        return text.ToString();
    }

    private static string[] Cells(MutantVerdict mutant)
    {
        var worst = mutant.Judged.Worst;
        return
        [
            mutant.Gate.Name.Value,
            (mutant.Budget.Target is { } target ? $"{target.Name}: " : "") + mutant.Budget.Item.Expression.Text,
            mutant.Mutant == Mutant.Missing ? "missing" : worst is not null && double.IsFinite(mutant.Value) ? QuantityText.Short(new(mutant.Value, worst.Limit.Dimension)) : "worse",
            Words.Of(mutant.Judged.Verdict),
            mutant.Caught ? "caught" : mutant.IsTried ? "SURVIVED" : "not tried",
        ];
    }
}
