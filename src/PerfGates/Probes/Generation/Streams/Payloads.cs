using System.Text;
using PerfGates.Processes;

namespace PerfGates.Probes.Generation.Streams;

/// <summary>
/// Cuts what a server sends into payloads: of NDJSON every line is one; of server-sent events the lines of data up to an
/// empty one (WHATWG HTML, 9.2.6), also where the answer ends without it.
/// </summary>
internal sealed class Payloads
{
    public const int Longest = 16 << 20;

    private readonly Action<string> _take;
    private readonly bool _isEvents;
    private readonly LineCutter _lines;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _line = new();
    private readonly StringBuilder _data = new();
    private readonly char[] _chars = new char[Encoding.UTF8.GetMaxCharCount(65536)];
    private bool _hasData;

    /// <param name="isEvents">Server-sent events; else NDJSON.</param>
    public Payloads(bool isEvents, Action<string> take)
    {
        (_isEvents, _take) = (isEvents, take);
        _lines = new(Piece);
    }

    /// <summary>One is longer than anybody would send.</summary>
    public bool IsTooLong { get; private set; }

    /// <param name="bytes">At most 65536.</param>
    public void Feed(ReadOnlySpan<byte> bytes) => _lines.Feed(_chars.AsSpan(0, _decoder.GetChars(bytes, _chars, flush: false)));

    public void Finish()
    {
        _lines.Finish();
        Dispatch();
    }

    private void Piece(LinePiece piece)
    {
        _line.Append(piece.Text);
        IsTooLong |= _line.Length + _data.Length > Longest;
        if (IsTooLong) _line.Clear();
        if (!piece.Last) return;
        var line = _line.ToString();
        _line.Clear();
        if (_isEvents) Field(line);
        else if (line.Length > 0) _take(line);
    }

    private void Field(string line)
    {
        if (line.Length == 0) Dispatch();
        if (!line.StartsWith("data", StringComparison.Ordinal) || line.Length > 4 && line[4] != ':') return;
        var value = line.Length > 4 ? line[5..] : "";
        if (_hasData) _data.Append('\n');
        _data.Append(value.StartsWith(' ') ? value[1..] : value);
        _hasData = true;
    }

    private void Dispatch()
    {
        if (_hasData) _take(_data.ToString());
        _data.Clear();
        _hasData = false;
    }
}
