using System.Text;

namespace PerfGates.Probes.Http.Planning;

/// <summary>Comma-separated values as in RFC 4180: quotes around a field may hold commas, line breaks and doubled quotes.</summary>
internal static class CsvText
{
    /// <summary>Records with the line on which each begins; empty lines are none. A quote that nobody closes is a problem.</summary>
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Fields)> Read(string text, out (int Line, string Text)? problem)
    {
        problem = null;
        List<(int, IReadOnlyList<string>)> records = [];
        List<string> fields = [];
        var field = new StringBuilder();
        var (line, begun, quoted, wasQuoted) = (1, 1, false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n') line++;
            if (quoted)
            {
                if (c != '"') field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') field.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"' && field.Length == 0 && !wasQuoted) (quoted, wasQuoted) = (true, true);
            else if (c == ',') EndField();
            else if (c == '\n') EndRecord();
            else if (c != '\r' || (i + 1 < text.Length && text[i + 1] != '\n')) field.Append(c);
        }
        if (quoted) problem = (begun, "has a quote that is not closed");
        line++;
        EndRecord();
        return records;

        void EndField()
        {
            fields.Add(field.ToString());
            field.Clear();
            wasQuoted = false;
        }

        void EndRecord()
        {
            var isEmpty = fields.Count == 0 && field.Length == 0 && !wasQuoted;
            EndField();
            if (!isEmpty) records.Add((begun, fields));
            (fields, begun) = ([], line);
        }
    }
}
