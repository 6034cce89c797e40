using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PerfGates.Import;

/// <summary>
/// Writes YAML that reads back as the same texts. What fits into a line stands in flow style on that line. A text
/// stands without quotes only where no reader could take it for anything else; there are more such texts than it knows.
/// </summary>
internal static partial class YamlText
{
    private const int Widest = 120;

    public static string Write(Yaml.Map document)
    {
        var text = new StringBuilder();
        Block(document, 0, text);
        return text.ToString();
    }

    private static void Block(Yaml node, int indent, StringBuilder text)
    {
        var margin = new string(' ', indent);
        switch (node)
        {
            case Yaml.Map map:
                foreach (var entry in map.Entries)
                {
                    Comment(entry.Value, margin, text);
                    After($"{margin}{Scalar(entry.Key)}:", entry.Value, indent + 2, text);
                }
                break;
            case Yaml.List list:
                foreach (var item in list.Items)
                {
                    Comment(item, margin, text);
                    if (item is Yaml.Map { Entries.Count: > 0 } map && !FitsInLine(map, indent + 2))
                    {
                        // The first key stands behind the dash, where its margin would be.
                        var inner = new StringBuilder();
                        Block(map, indent + 2, inner);
                        text.Append(margin).Append("- ").Append(inner, indent + 2, inner.Length - indent - 2);
                    }
                    else After($"{margin}-", item, indent + 2, text);
                }
                break;
        }
    }

    private static void After(string start, Yaml value, int indent, StringBuilder text)
    {
        if (FitsInLine(value, start.Length)) text.Append(start).Append(' ').Append(Flow(value)).Append(value.Note is { } note ? $" # {note}" : "").Append('\n');
        else
        {
            text.Append(start).Append('\n');
            Block(value, indent, text);
        }
    }

    private static void Comment(Yaml value, string margin, StringBuilder text)
    {
        foreach (var line in value.Comment) text.Append(margin).Append("# ").Append(line).Append('\n');
    }

    private static bool FitsInLine(Yaml value, int column) => value switch
    {
        Yaml.Map { Entries.Count: > 0 } or Yaml.List { Items.Count: > 0 } => !IsOpen(value) && column + Flow(value).Length <= Widest,
        _ => true,
    };

    private static bool IsOpen(Yaml value) => value switch
    {
        Yaml.Map map => map.Open || map.Entries.Any(e => e.Value.Comment.Count > 0 || e.Value.Note is not null || IsOpen(e.Value)),
        Yaml.List list => list.Open || list.Items.Any(i => i.Comment.Count > 0 || i.Note is not null || IsOpen(i)),
        _ => false,
    };

    private static string Flow(Yaml value) => value switch
    {
        Yaml.Text text => Scalar(text.Value),
        Yaml.Bare bare => bare.Written,
        Yaml.Map { Entries.Count: 0 } => "{}",
        Yaml.Map map => $"{{ {string.Join(", ", map.Entries.Select(e => $"{Scalar(e.Key)}: {Flow(e.Value)}"))} }}",
        Yaml.List list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Scalar(string text) =>
        IsPlain(text) || Quantity().IsMatch(text) ? text
        : text.All(c => !NeedsEscape(c)) ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : $"\"{string.Concat(text.Select(Escaped))}\"";

    // Readers of YAML 1.1 have more words than those of 1.2 (https://yaml.org/type/bool.html).
    private static readonly HashSet<string> Words = new(["true", "false", "null", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    private static bool IsPlain(string text) =>
        text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] is '/' or '$' or '_') && text[^1] != ' '
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '_' or '-' or '.' or '/' or '<' or '>' or '=' or '%' or '+' or '(' or ')' or '$')
        && !Words.Contains(text);

    // 30s, 1m30s, 20/s..50/s: nothing that is a number, a time of day or a date to any reader.
    [GeneratedRegex(@"\A([0-9]+(\.[0-9]+)?(ms|s|m|h))+\z|\A[0-9]+(\.[0-9]+)?/s(\.\.[0-9]+(\.[0-9]+)?/s)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Quantity();

    // Everything that is not printable in YAML, that ends a line somewhere, or that a text editor would not show.
    private static bool NeedsEscape(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or >= '\uFFF0' || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when NeedsEscape(c) && !char.IsSurrogate(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
        _ => c.ToString(),
    };
}
