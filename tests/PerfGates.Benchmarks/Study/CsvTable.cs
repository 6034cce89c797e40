using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace PerfGates.Benchmarks.Study;

/// <summary>Comma-separated values after RFC 4180, plain or gzip, the first record naming the columns.</summary>
internal sealed record CsvTable(string Path, IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows)
{
    /// <exception cref="InvalidDataException">It is no such table; the message says where.</exception>
    public static CsvTable Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using var plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using StreamReader reader = new(plain, Encoding.UTF8);
        List<string[]> records = [.. Records(reader)];
        if (records.Count == 0) throw new InvalidDataException($"{path}: it is empty.");
        if (records.FirstOrDefault(r => r.Length != records[0].Length) is { } odd) throw new InvalidDataException($"{path}: {odd.Length} fields under {records[0].Length} columns in '{string.Join(',', odd)}'.");
        return new(path, records[0], [.. records.Skip(1)]);
    }

    public bool Has(params string[] columns) => columns.All(Columns.Contains);

    /// <summary>-1 if there is none.</summary>
    public int Column(string name) => Columns.ToList().IndexOf(name);

    /// <exception cref="InvalidDataException">The field is no finite number.</exception>
    public double Number(string[] row, int column) =>
        double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new InvalidDataException($"{Path}: '{row[column]}' is no number, for '{Columns[column]}' in '{string.Join(',', row)}'.");

    private static IEnumerable<string[]> Records(TextReader reader)
    {
        List<string> fields = [];
        StringBuilder field = new();
        var quoted = false;
        for (var next = reader.Read(); next >= 0; next = reader.Read())
        {
            var character = (char)next;
            if (quoted && character == '"' && reader.Peek() == '"') field.Append((char)reader.Read());
            else if (character == '"') quoted = !quoted;
            else if (quoted || character is not (',' or '\n' or '\r')) field.Append(character);
            else if (character != '\r')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (character == ',') continue;
                yield return [.. fields];
                fields.Clear();
            }
        }
        if (field.Length > 0 || fields.Count > 0) yield return [.. fields, field.ToString()];
    }
}
