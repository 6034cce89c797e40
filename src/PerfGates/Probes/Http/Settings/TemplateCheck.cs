using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Load;

namespace PerfGates.Probes.Http.Settings;

/// <summary>
/// Every {{variable}} must be known when its request is made: of <c>variables</c>, of <c>data</c>, or captured by a request
/// that was made before. A misspelt one would be found a minute into the run otherwise.
/// </summary>
internal static class TemplateCheck
{
    public static void Check(HttpSettings http, SettingsReader settings)
    {
        HashSet<string> known = [.. http.Variables.Select(v => v.Name.Value)];
        foreach (var request in http.Setup) Check(request, [], known, settings);
        known.UnionWith(http.Data.SelectMany(d => d.Columns).Select(c => c.Value));
        foreach (var entry in http.Scenario)
        {
            HashSet<string> ofPass = [.. known];
            // A step of the pass before has captured, but not in the first pass.
            foreach (var request in http.Before.Concat(entry.Before).Concat(entry.Steps)) Check(request, http.Headers, ofPass, settings);
        }
    }

    /// <summary>Whether all that a text needs is known.</summary>
    public static bool CanFill(string text, IReadOnlySet<string> known) => Template.Parse(text, out _).Variables.All(known.Contains);

    private static void Check(RequestSettings request, IReadOnlyList<HeaderSetting> headers, HashSet<string> known, SettingsReader settings)
    {
        foreach (var text in headers.Select(h => h.Value).Concat(request.Templates)) Check(text, known, settings);
        known.UnionWith(request.Captures.Select(c => c.Name.Value));
    }

    private static void Check(Located<string> text, HashSet<string> known, SettingsReader settings)
    {
        var template = Template.Parse(text.Value, out var problem);
        if (problem is var (offset, length, complaint)) settings.Report(Rules.BadTemplate.At(Part(text, offset, length), text.Value, complaint));
        foreach (var unknown in template.Variables.Where(v => !known.Contains(v)))
        {
            var at = text.Value.IndexOf(unknown, Math.Max(0, text.Value.IndexOf("{{", StringComparison.Ordinal)), StringComparison.Ordinal);
            settings.Report(Rules.UnknownTemplateVariable.At(Part(text, at, unknown.Length), unknown, known.Count == 0 ? "none" : string.Join(", ", known.Order(StringComparer.Ordinal)), Suggestion.For(unknown, known)));
        }
    }

    // A text whose length on its one line is its own stands there character by character.
    private static SourceSpan Part(Located<string> text, int offset, int length) =>
        text.Span.Line == text.Span.EndLine && text.Span.EndColumn - text.Span.Column == text.Value.Length ? text.Span.Part(offset, length) : text.Span;
}
