using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>
/// The text of a file and where its lines begin. Lines end as editors end them (CRLF, LF, CR); columns count UTF-16
/// units, as MSBuild and editors do; a byte order mark counts for nothing.
/// </summary>
internal sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    public SourceText(string text, string file)
    {
        (Text, File) = (text.StartsWith('\uFEFF') ? text[1..] : text, file);
        for (var i = 0; i < Text.Length; i++)
            if (Text[i] == '\n' || (Text[i] == '\r' && (i + 1 == Text.Length || Text[i + 1] != '\n'))) _lineStarts.Add(i + 1);
    }

    public string Text { get; }

    public string File { get; }

    public int Lines => _lineStarts.Count;

    /// <summary>From one offset to another; offsets outside the text are moved to its nearest end.</summary>
    public SourceSpan Span(long from, long to)
    {
        var (line, column) = Position(from);
        var (endLine, endColumn) = Position(Math.Max(from, to));
        return new(File, line, column, endLine, endColumn);
    }

    /// <summary>Offset of the first character of a line, which counts from 1.</summary>
    public int StartOfLine(int line) => _lineStarts[line - 1];

    public int LineOf(long offset) => Position(offset).Line;

    private (int Line, int Column) Position(long offset)
    {
        var within = (int)Math.Clamp(offset, 0, Text.Length);
        var found = _lineStarts.BinarySearch(within);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, within - _lineStarts[line] + 1);
    }
}
