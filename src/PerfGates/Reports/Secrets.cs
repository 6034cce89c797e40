using System.Text.Encodings.Web;
using System.Text.Json;
using PerfGates.Diagnostics;

namespace PerfGates.Reports;

/// <summary>Masks secret values in whatever leaves the engine.</summary>
internal sealed class Secrets(IEnumerable<string> values)
{
    // A line of a key is secret; one such as "}" would blacken half a report.
    private const int ShortestLine = 4;

    // The longest first: a secret that contains another one must not leave its rest behind.
    private readonly string[] _values = [.. values.SelectMany(Forms).SelectMany(Escaped).Where(v => v.Length > 0).Distinct().OrderByDescending(v => v.Length)];

    public bool IsEmpty => _values.Length == 0;

    public string Mask(string text) => _values.Aggregate(text, (masked, value) => masked.Replace(value, "***", StringComparison.Ordinal));

    // Logs and messages cut a text into lines, or make one line of it.
    private static IEnumerable<string> Forms(string value) =>
    [
        value,
        Rule.OneLine(value),
        .. value.ReplaceLineEndings("\n").Split('\n') is { Length: > 1 } lines ? lines.Select(l => l.Trim()).Where(l => l.Length >= ShortestLine) : [],
    ];

    // As it is, as our reports and other writers of JSON escape it, and as pages and writers of XML do.
    private static IEnumerable<string> Escaped(string value) =>
        [value, JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), JsonEncodedText.Encode(value).ToString(), MarkupText.Escaped(value), MarkupText.Escaped(value, quotes: false)];
}
