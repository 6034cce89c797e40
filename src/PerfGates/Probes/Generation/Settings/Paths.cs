using System.Text.RegularExpressions;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Generation.Settings;

/// <summary>JSONPaths, expressions and templates in settings: what is wrong with one is said before anything runs.</summary>
internal static class Paths
{
    public static Located<string>? Read(SettingsReader settings, string key, string help)
    {
        var path = settings.Text(key, help, form: TextForm.JsonPath);
        if (path is not null && JsonPathValue.Complaint(path.Value) is { } complaint) settings.Report(Rules.BadPattern.At(path.Span, path.Value, "JSON path", complaint));
        return path;
    }

    /// <summary>Null after a problem. Without backtracking, so that no line makes it slow.</summary>
    /// <param name="groups">Names that it must have.</param>
    public static Regex? Expression(Located<string> pattern, SettingsReader settings, params string[] groups)
    {
        try
        {
            var regex = new Regex(pattern.Value, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            if (groups.FirstOrDefault(g => !regex.GetGroupNames().Contains(g)) is not { } missing) return regex;
            settings.Report(Rules.BadPattern.At(pattern.Span, pattern.Value, "regular expression here", $"it has no group '{missing}'; write e.g. 'step (?<i>\\d+)/(?<n>\\d+)'"));
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            settings.Report(Rules.BadPattern.At(pattern.Span, pattern.Value, "regular expression", wrong.Message));
        }
        return null;
    }

    /// <summary>Every {{variable}} must be known when its text is sent.</summary>
    public static void CheckTemplates(IEnumerable<Located<string>> texts, IReadOnlyCollection<string> known, SettingsReader settings)
    {
        foreach (var text in texts)
        {
            var template = Load.Template.Parse(text.Value, out var problem);
            if (problem is var (_, _, complaint)) settings.Report(Rules.BadTemplate.At(text.Span, text.Value, complaint));
            foreach (var unknown in template.Variables.Where(v => !known.Contains(v)))
                settings.Report(Rules.UnknownTemplateVariable.At(text.Span, unknown, string.Join(", ", known), Suggestion.For(unknown, known)));
        }
    }
}
