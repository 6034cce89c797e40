namespace PerfGates.Diagnostics;

/// <summary>A stretch of a file. Lines and columns count from 1; the end is exclusive.</summary>
internal readonly record struct SourceSpan(string File, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>Where a complaint about a whole file points.</summary>
    public static SourceSpan StartOf(string file) => new(file, 1, 1, 1, 1);

    public SourceSpan Part(int offset, int length) =>
        this with { Column = Column + offset, EndLine = Line, EndColumn = Column + offset + length };
}
