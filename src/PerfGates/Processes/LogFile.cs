using System.Text;

namespace PerfGates.Processes;

/// <summary>
/// The log of one program, appended to. It is complete up to <see cref="Most"/> characters; after that only the note that
/// says how much is missing and the last lines are written, so that a flood fills no disk and still shows its end.
/// </summary>
internal sealed class LogFile(string path, Func<string, string> mask) : IDisposable
{
    public const long Most = 64 << 20;

    private readonly StreamWriter _writer = Open(path);
    private long _written;
    private long _leftOut;

    private static StreamWriter Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    public void Write(LinePiece piece)
    {
        if (_leftOut > 0 || _written + piece.Text.Length > Most)
        {
            _leftOut += piece.Text.Length + 1;
            return;
        }
        _written += piece.Text.Length + 1;
        _writer.Write(mask(piece.Text));
        if (piece.Last) _writer.Write('\n');
    }

    public void Note(string text) => _writer.Write($"(perfgates: {mask(text)})\n");

    public void Close(IEnumerable<string> lastLines)
    {
        if (_leftOut > 0)
        {
            Note(FormattableString.Invariant($"{_leftOut} characters of output are left out here; the last lines were:"));
            foreach (var line in lastLines) _writer.Write(mask(line) + "\n");
        }
        _writer.Flush();
    }

    public void Dispose() => _writer.Dispose();
}
