using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace PerfGates.Reports.Html;

/// <summary>
/// A piece of a page. It is made of templates whose holes are escaped, so that no name, message or path can become markup;
/// only what is <see cref="Markup"/> already goes in as it is.
/// </summary>
internal readonly record struct Markup(string Text)
{
    private static readonly SearchValues<char> Unprintable = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c).Except(['\n', '\t'])]);

    public static Markup None { get; } = new("");

    public bool IsNone => Text.Length == 0;

    public static Markup Of(Template template) => new(template.ToString());

    /// <summary>Looks into the holes only where the condition holds.</summary>
    public static Markup If(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] Template template) => condition ? new(template.ToString()) : None;

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(p => p.Text)));

    public static Markup Join<T>(IEnumerable<T> items, Func<T, Markup> part) => Join(items.Select(part));

    // What no browser can show becomes what browsers make of it.
    public static string Escaped(string text)
    {
        var escaped = MarkupText.Escaped(text);
        return escaped.AsSpan().IndexOfAny(Unprintable) < 0 ? escaped : string.Concat(escaped.Select(c => Unprintable.Contains(c) ? '\uFFFD' : c));
    }

    [InterpolatedStringHandler]
    public readonly struct Template
    {
        private readonly StringBuilder _text;

        public Template(int literalLength, int formattedCount) => _text = new(literalLength + formattedCount * 16);

        public Template(int literalLength, int formattedCount, bool condition, out bool wanted)
        {
            wanted = condition;
            _text = condition ? new(literalLength + formattedCount * 16) : null!;
        }

        public void AppendLiteral(string literal) => _text.Append(literal);

        public void AppendFormatted(string? text) => _text.Append(Escaped(text ?? ""));

        public void AppendFormatted(Markup markup) => _text.Append(markup.Text);

        public void AppendFormatted(int number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

        public void AppendFormatted(IEnumerable<Markup> parts)
        {
            foreach (var part in parts) _text.Append(part.Text);
        }

        public override string ToString() => _text.ToString();
    }
}
