using System.Text.Json;
using PerfGates.Diagnostics;
using PerfGates.Load;
using PerfGates.Probes.Http.Settings;

namespace PerfGates.Probes.Http.Planning;

/// <summary>Reads what loads need from files: rows of data, and bodies of requests.</summary>
/// <param name="folder">Of the budget file.</param>
internal sealed class DataFiles(string folder, ICollection<Diagnostic> problems)
{
    // All of it travels to the generator as one line.
    private const long MostBytes = 64 << 20;

    /// <summary>Null after a problem.</summary>
    public FeederPlan? Feeder(DataSettings data) => data.Format switch
    {
        DataFormat.Inline => new([data.Columns[0].Value], [.. data.Inline.Select(v => (IReadOnlyList<string>)[v])], data.Pick),
        DataFormat.Csv => Text(data.Source) is { } text ? FromCsv(data, text) : null,
        DataFormat.JsonLines => Text(data.Source) is { } text ? FromLines(data, text) : null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Empty after a problem.</summary>
    public byte[] Bytes(Budgets.Located<string> path)
    {
        var full = Path.GetFullPath(path.Value, folder);
        try
        {
            var file = new FileInfo(full);
            if (!file.Exists) Refuse(path, $"does not exist (looked for '{full}')");
            else if (file.Length > MostBytes) Refuse(path, $"has {file.Length} bytes; the limit is {MostBytes}");
            else return File.ReadAllBytes(full);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            Refuse(path, $"could not be read: {unreadable.Message}");
        }
        return [];
    }

    private string? Text(Budgets.Located<string> path)
    {
        var before = problems.Count;
        var bytes = Bytes(path);
        if (problems.Count > before) return null;
        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }

    private FeederPlan? FromCsv(DataSettings data, string text)
    {
        var records = CsvText.Read(text, out var problem);
        if (problem is var (line, what)) return Refuse(data.Source, $"{what} (line {line})");
        if (records.Count == 0) return Refuse(data.Source, "is empty; its first line names the columns");
        var header = records[0].Fields;
        if (records.Count == 1) return Refuse(data.Source, "has no rows below its columns");
        List<int> places = [];
        foreach (var column in data.Columns)
            if (header.ToList().IndexOf(column.Value) is var place and >= 0) places.Add(place);
            else return Refuse(column, data.Source.Value, $"has no column '{column.Value}' (it has {string.Join(", ", header)}){Suggestion.For(column.Value, header)}");
        if (records.FirstOrDefault(r => r.Fields.Count != header.Count) is { Fields: { } wrong, Line: var at })
            return Refuse(data.Source, $"has {wrong.Count} {(wrong.Count == 1 ? "value" : "values")} in line {at}, and {header.Count} columns");
        return new([.. data.Columns.Select(c => c.Value)], [.. records.Skip(1).Select(r => (IReadOnlyList<string>)[.. places.Select(p => r.Fields[p])])], data.Pick);
    }

    private FeederPlan? FromLines(DataSettings data, string text)
    {
        List<IReadOnlyList<string>> rows = [];
        foreach (var (number, line) in text.Split('\n').Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)))
            if (Row(data, line, number + 1) is { } row) rows.Add(row);
            else return null;
        return rows.Count > 0 ? new([.. data.Columns.Select(c => c.Value)], rows, data.Pick) : Refuse(data.Source, "is empty; each line is a JSON object");
    }

    private List<string>? Row(DataSettings data, string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("not an object");
            List<string> row = [];
            foreach (var column in data.Columns)
                if (document.RootElement.TryGetProperty(column.Value, out var value)) row.Add(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
                else
                {
                    string[] names = [.. document.RootElement.EnumerateObject().Select(p => p.Name)];
                    Refuse(column, data.Source.Value, $"has no '{column.Value}' in line {number} (it has {string.Join(", ", names)}){Suggestion.For(column.Value, names)}");
                    return null;
                }
            return row;
        }
        catch (JsonException)
        {
            Refuse(data.Source, $"has no JSON object in line {number}");
            return null;
        }
    }

    private FeederPlan? Refuse(Budgets.Located<string> path, string what) => Refuse(path, path.Value, what);

    private FeederPlan? Refuse(Budgets.Located<string> place, string file, string what)
    {
        problems.Add(Rules.LoadFile.At(place.Span, file, what));
        return null;
    }
}
