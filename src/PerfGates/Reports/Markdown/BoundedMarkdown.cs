using System.Globalization;
using System.Text;

namespace PerfGates.Reports.Markdown;

/// <summary>
/// Markdown that ends at a number of bytes. GitHub refuses a step summary above 1 MiB as a whole
/// (docs.github.com, "Workflow commands", adding a job summary), so it is cut where a piece ends, and says so.
/// </summary>
/// <param name="most">Bytes in UTF-8.</param>
internal sealed class BoundedMarkdown(int most)
{
    // What may still follow the last piece: the ends of what is open, and the line that says that it was cut.
    private const int Reserve = 300;

    private readonly StringBuilder _text = new();
    private int _bytes;
    private int _left;
    private bool _isOpen;

    /// <summary>A paragraph, a heading, a list: with an empty line behind it.</summary>
    public void Block(string text) => Append(text + "\n\n");

    /// <summary>One line of a list or a table.</summary>
    public void Line(string text) => Append(text + "\n");

    /// <summary>What follows is folded away, until <see cref="Unfold"/>.</summary>
    /// <param name="summary">Escaped for an element.</param>
    public void Fold(string summary)
    {
        _isOpen = Append($"<details>\n<summary>{summary}</summary>\n\n");
    }

    public void Unfold()
    {
        if (!_isOpen) return;
        while (_text[^1] == '\n') _text.Length--;
        _text.Append("\n\n</details>\n\n");
        _isOpen = false;
    }

    public string Ended(string elsewhere)
    {
        if (_left > 0) _text.Append('\n');
        Unfold();
        if (_left > 0) _text.Append(CultureInfo.InvariantCulture, $"**Cut here: {_left} more lines would make this longer than {most / 1000} kB. {elsewhere}**\n");
        return _text.ToString().TrimEnd('\n') + "\n";
    }

    // After the first piece that does not fit nothing more is taken: a table without its middle would mislead.
    private bool Append(string piece)
    {
        var bytes = Encoding.UTF8.GetByteCount(piece);
        if (_left > 0 || _bytes + bytes > most - Reserve)
        {
            _left += piece.TrimEnd('\n').Count(c => c == '\n') + 1;
            return false;
        }
        _bytes += bytes;
        _text.Append(piece);
        return true;
    }
}
