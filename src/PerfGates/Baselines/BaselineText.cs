using System.Text;
using PerfGates.Diagnostics;

namespace PerfGates.Baselines;

/// <summary>The text of a baseline file, and where in it a byte stands. Lines end as in a budget file: CRLF, LF, CR.</summary>
internal sealed class BaselineText(string text, string path)
{
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));

    public ReadOnlySpan<byte> Bytes => _bytes;

    public SourceSpan Span(long from, long to)
    {
        var (line, column) = Position(from);
        var (endLine, endColumn) = Position(Math.Max(from, to));
        return new(path, line, column, endLine, endColumn);
    }

    public SourceSpan Span(JsonPart part) => Span(part.From, part.To);

    /// <summary>As the JSON reader counts: both from 0, the column in bytes.</summary>
    public SourceSpan At(long line, long column)
    {
        long at = 0;
        for (; line > 0 && at < _bytes.Length; at++)
            if (_bytes[at] == '\n') line--;
        return Span(at + column, at + column);
    }

    /// <summary>The first line that merging puts into a file that it could not merge; null if there is none.</summary>
    public SourceSpan? ConflictMark()
    {
        var lines = Encoding.UTF8.GetString(_bytes).ReplaceLineEndings("\n").Split('\n');
        var at = Array.FindIndex(lines, l => l.StartsWith("<<<<<<<", StringComparison.Ordinal) || l.StartsWith(">>>>>>>", StringComparison.Ordinal) || l.TrimEnd() == "=======");
        return at < 0 ? null : new(path, at + 1, 1, at + 1, lines[at].Length + 1);
    }

    private (int Line, int Column) Position(long offset)
    {
        var before = Encoding.UTF8.GetString(_bytes, 0, (int)Math.Clamp(offset, 0, _bytes.Length));
        var (line, start) = (1, 0);
        for (var i = 0; i < before.Length; i++)
            if (before[i] == '\n' || (before[i] == '\r' && !(i + 1 < before.Length && before[i + 1] == '\n'))) (line, start) = (line + 1, i + 1);
        return (line, before.Length - start + 1);
    }
}
