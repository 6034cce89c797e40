using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Generation.Settings;

/// <summary>Headers of every request; their values are templates.</summary>
internal static class HeaderSettings
{
    public static IReadOnlyList<(string Name, Located<string> Value)> Read(SettingsReader settings)
    {
        List<(string, Located<string>)> headers = [];
        foreach (var (name, value) in settings.TextMap("headers", "Headers of every request."))
            // Names are tokens of RFC 9110, 5.6.2.
            if (name.Value.Length == 0 || !name.Value.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c))) settings.Report(Rules.InvalidValue.At(name.Span, name.Value, "the name of a header", "write letters, digits and hyphens"));
            else if (value.Value.Any(char.IsControl)) settings.Report(Rules.InvalidValue.At(value.Span, name.Value, "a header here", "its value has a line break or another control character"));
            else headers.Add((name.Value, value));
        return headers;
    }
}
