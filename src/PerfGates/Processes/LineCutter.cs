namespace PerfGates.Processes;

/// <summary>A line, or a part of one that is too long to hold.</summary>
internal readonly record struct LinePiece(string Text, bool First, bool Last);

/// <summary>
/// Cuts text that arrives in chunks into lines; CR, LF and CRLF each end one, so that a progress bar is no endless line.
/// A line beyond <see cref="Longest"/> characters is passed on in pieces of that size: memory stays bounded.
/// </summary>
internal sealed class LineCutter(Action<LinePiece> take)
{
    public const int Longest = 65536;

    private readonly char[] _held = new char[Longest];
    private int _length;
    private bool _first = true;
    private bool _afterReturn;

    public void Feed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (_afterReturn && text[0] == '\n') text = text[1..];
            _afterReturn = false;
            var end = text.IndexOfAny('\r', '\n');
            Hold(end < 0 ? text : text[..end]);
            if (end < 0) return;
            _afterReturn = text[end] == '\r';
            Pass(last: true);
            text = text[(end + 1)..];
        }
    }

    /// <summary>Passes on a last line that has no end.</summary>
    public void Finish()
    {
        if (_length > 0 || !_first) Pass(last: true);
    }

    private void Hold(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (_length == Longest) Pass(last: false);
            var fits = Math.Min(text.Length, Longest - _length);
            text[..fits].CopyTo(_held.AsSpan(_length));
            _length += fits;
            text = text[fits..];
        }
    }

    private void Pass(bool last)
    {
        take(new(new string(_held, 0, _length), _first, last));
        (_length, _first) = (0, last);
    }
}
