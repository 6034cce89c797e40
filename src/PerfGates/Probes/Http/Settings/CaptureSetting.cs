using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Load;

namespace PerfGates.Probes.Http.Settings;

/// <summary>A text that is taken out of an answer for later requests.</summary>
internal sealed record CaptureSetting(Located<string> Name, CapturePlan Plan)
{
    private static readonly TextForm Source = TextForm.Like(@"(?:\$|header:|cookie:|regex:).*", "a JSONPath such as $.id, or header:Name, cookie:Name, regex:expression", "$.id", "header:Location");

    public static IReadOnlyList<CaptureSetting> Read(SettingsReader settings)
    {
        List<CaptureSetting> captures = [];
        foreach (var (name, from) in settings.TextMap("capture", "Variable: what of the answer it takes, a JSONPath such as $.id, or header:Name, cookie:Name, regex:expression.", form: Source))
            if (!VariableName.IsOne(name.Value)) settings.Report(VariableName.Refused(name));
            else if (Parse(name.Value, from, settings) is { } plan) captures.Add(new(name, plan));
        return captures;
    }

    private static CapturePlan? Parse(string name, Located<string> from, SettingsReader settings)
    {
        var (source, rest) = from.Value switch
        {
            ['$', ..] => (CaptureSource.Json, from.Value),
            _ when After("header:") is { } header => (CaptureSource.Header, header),
            _ when After("cookie:") is { } cookie => (CaptureSource.Cookie, cookie),
            _ when After("regex:") is { } regex => (CaptureSource.Regex, regex),
            _ => (CaptureSource.Json, ""),
        };
        var complaint = (source, rest) switch
        {
            (_, "") => "write a JSONPath such as $.id, or header:Name, cookie:Name, regex:expression",
            (CaptureSource.Json, _) => Patterns.OfPath(rest),
            (CaptureSource.Regex, _) => Patterns.OfExpression(rest),
            _ => HeaderSetting.IsName(rest) ? null : $"'{rest}' is not the name of a {source.ToString().ToLowerInvariant()}",
        };
        if (complaint is null) return new(name, source, rest);
        settings.Report(Rules.BadPattern.At(from.Span, from.Value, "capture", complaint));
        return null;

        string? After(string prefix) => from.Value.StartsWith(prefix, StringComparison.Ordinal) ? from.Value[prefix.Length..].Trim() : null;
    }
}
