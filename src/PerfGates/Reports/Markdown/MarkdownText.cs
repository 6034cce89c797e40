using System.Globalization;
using System.Text;

namespace PerfGates.Reports.Markdown;

/// <summary>Text of others inside GitHub-flavoured Markdown: it shows as it is, mentions nobody and links to nothing.</summary>
internal static class MarkdownText
{
    private const int LongestCell = 500;

    /// <summary>On one line; what is very long is cut.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var part in InHtml(text))
            escaped.Append(part is "\\" or "|" or "`" or "*" or "_" or "[" or "]" or "~" or "$" or "#" ? "\\" : "").Append(part);
        return escaped.ToString();
    }

    /// <summary>As <see cref="Escape"/>, inside an HTML element, where a backslash is one.</summary>
    public static string EscapeInElement(string text) => string.Concat(InHtml(text));

    private static IEnumerable<string> InHtml(string text)
    {
        if (text.Length > LongestCell) text = text[..(char.IsHighSurrogate(text[LongestCell - 1]) ? LongestCell - 1 : LongestCell)] + "…";
        for (var i = 0; i < text.Length; i++)
            yield return text[i] switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                // A space without width keeps GitHub from calling somebody, or from linking an issue: it looks for both after entities are read.
                '@' => "@&#8203;",
                '#' when i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) => "#&#8203;",
                var c when char.IsControl(c) || c is '\u2028' or '\u2029' => " ",
                var c => c.ToString(),
            };
    }

    /// <summary>A block of commands, whatever is in them.</summary>
    public static string Commands(IEnumerable<string> commands)
    {
        var text = string.Join('\n', commands);
        var fence = new string('`', Math.Max(3, LongestRun(text) + 1));
        return $"{fence}sh\n{text}\n{fence}";
    }

    /// <summary>One word of a command, for a POSIX shell.</summary>
    public static string Word(string word) =>
        word.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or '-' or '_' or '+' or ':') && word.Length > 0 ? word
        : word.AsSpan().IndexOfAny("\"$`\\!") < 0 ? $"\"{word}\""
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>"+2.7 %".</summary>
    public static string Change(double part)
    {
        var percent = Math.Round(part * 100, 1);
        return percent.ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture) + " %";
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text) longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        return longest;
    }
}
