using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>
/// Finds characters that YAML does not allow (https://yaml.org/spec/1.2.2/#51-character-set), and three that it calls
/// printable but that YamlDotNet takes for the end of a line where editors see none. A NUL is the worst: YamlDotNet
/// takes it for the end of the file, and budgets behind it would silently not exist.
/// </summary>
internal static class Unprintable
{
    public static Diagnostic? First(SourceText source)
    {
        var at = source.Text.AsSpan().IndexOfAny(Refused);
        return at < 0 ? null : Rules.Syntax.At(source.Span(at, at + 1), $"the character U+{(int)source.Text[at]:X4} is not allowed; remove it, or write it as \"\\u{(int)source.Text[at]:x4}\"");
    }

    private static readonly System.Buffers.SearchValues<char> Refused = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => IsRefused(c))]);

    private static bool IsRefused(char c) =>
        (char.IsControl(c) && c is not ('\t' or '\n' or '\r')) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
