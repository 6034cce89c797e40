using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Load;

namespace PerfGates.Probes.Http.Settings;

internal enum DataFormat
{
    Csv,
    JsonLines,
    Inline,
}

/// <summary>One entry under <c>data</c>: rows for variables.</summary>
/// <param name="Source">The path as it is written; the entry's own name where rows stand in the budget file.</param>
/// <param name="Columns">Of the file, which are the names of the variables.</param>
/// <param name="Inline">The rows where they stand in the budget file.</param>
internal sealed record DataSettings(DataFormat Format, Located<string> Source, IReadOnlyList<Located<string>> Columns, IReadOnlyList<string> Inline, Pick Pick)
{
    public static DataSettings Read(Located<string> name, SettingsReader settings)
    {
        var csv = settings.Text("csv", "A file of comma-separated values whose first line names the columns; its path counts from the budget file.");
        var lines = settings.Text("jsonl", "A file with a JSON object on each line.");
        var inline = settings.Texts("values", "The values themselves.");
        var columns = settings.Texts("columns", "Columns that become variables; otherwise the one that is called like this entry.");
        var pick = settings.Choice("pick", "Which row each pass of the scenario takes; with unique no row is taken twice.", Pick.Sequential);
        string[] said = [.. new[] { "csv", "jsonl", "values" }.Where(settings.Has)];
        if (said.Length == 0) settings.Report(Rules.MissingKey.At(settings.NameSpan, settings.Where, "csv", "a file with the rows; or 'jsonl', or 'values'"));
        if (said.Length > 1) settings.Report(Rules.Exclusive.At(settings.KeySpan(said[1]), said[0], said[1], "rows come from one place"));
        if (settings.Has("values"))
        {
            if (inline.Count == 0) settings.Report(Rules.InvalidValue.At(settings.ValueSpan("values"), "", "values", "write at least one"));
            if (settings.Has("columns")) settings.Report(Rules.Exclusive.At(settings.KeySpan("columns"), "values", "columns", "values of their own have one column"));
        }
        IReadOnlyList<Located<string>> names = columns.Count > 0 ? columns : [name];
        foreach (var wrong in names.Where(n => !VariableName.IsOne(n.Value))) settings.Report(VariableName.Refused(wrong));
        return csv is not null ? new(DataFormat.Csv, csv, names, [], pick)
            : lines is not null ? new(DataFormat.JsonLines, lines, names, [], pick)
            : new(DataFormat.Inline, name, [name], [.. inline.Select(v => v.Value)], pick);
    }
}
