using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Http.Settings;

/// <summary>A header that requests send; its value is a template.</summary>
internal sealed record HeaderSetting(string Name, Located<string> Value)
{
    private static readonly string[] TheGeneratorsOwn = ["Host", "Content-Length", "Connection", "Transfer-Encoding"];

    // The characters of a token in RFC 9110, 5.6.2.
    private const string TokenMarks = "!#$%&'*+-.^_`|~";

    public static IReadOnlyList<HeaderSetting> Read(SettingsReader settings, string help)
    {
        List<HeaderSetting> headers = [];
        foreach (var (name, value) in settings.TextMap("headers", help))
            if (!IsName(name.Value)) settings.Report(Rules.InvalidValue.At(name.Span, name.Value, "the name of a header", "write letters, digits and hyphens"));
            else if (TheGeneratorsOwn.Contains(name.Value, StringComparer.OrdinalIgnoreCase)) settings.Report(Rules.InvalidValue.At(name.Span, name.Value, "a header here", "whoever sends the request sets it; remove it"));
            else if (value.Value.Any(char.IsControl)) settings.Report(Rules.InvalidValue.At(value.Span, name.Value, "a header here", "its value has a line break or another control character"));
            else headers.Add(new(name.Value, value));
        return headers;
    }

    public static bool IsName(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || TokenMarks.Contains(c));
}
