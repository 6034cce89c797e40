using PerfGates.Units;

namespace PerfGates.Reports.Html;

/// <summary>All that was measured, with or without a budget on it: a row for each thing, a column for each figure.</summary>
internal static class FiguresPart
{
    private const int MostRows = 60;

    public static Markup Of(ReportedGate gate)
    {
        string[] columns = [.. gate.Measured.SelectMany(s => s.Values.Keys).Distinct()];
        if (columns.Length == 0) return Markup.None;
        return Markup.Of($"""
            <details class="figures"><summary><h4>Figures</h4></summary>
            <div class="scroll" tabindex="0" role="region" aria-label="figures of {gate.Name}"><table class="rows">
            <thead><tr><th scope="col">measured{Markup.Join(columns, c => Markup.Of($"<th scope=\"col\">{c}"))}
            <tbody>
            {Markup.Join(gate.Measured.Take(MostRows), s => Row(gate, s, columns))}</table></div>
            {Markup.If(gate.Measured.Count > MostRows, $"<p class=\"quiet\">and {gate.Measured.Count - MostRows} more, in perfgates.json</p>\n")}</details>

            """);
    }

    private static Markup Row(ReportedGate gate, ReportedSubject subject, string[] columns) =>
        Markup.Of($"<tr><th scope=\"row\">{(subject.Name.Length > 0 ? subject.Name : "all")}{Markup.Join(columns, c => Markup.Of($"<td>{Cell(gate, subject, c)}"))}\n");

    private static string Cell(ReportedGate gate, ReportedSubject subject, string column)
    {
        if (!subject.Values.TryGetValue(column, out var value)) return "";
        var unit = gate.Metrics?.GetValueOrDefault(column)?.Unit;
        return value is { } known ? QuantityText.Short(new(known, ReportUnits.DimensionOf(unit) ?? Dimension.Number)) : "-";
    }
}
