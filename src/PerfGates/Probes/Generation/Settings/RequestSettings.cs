using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Generation.Settings;

/// <summary>One request; its texts are templates.</summary>
/// <param name="Path">Below the address, or a whole URL.</param>
/// <param name="ContentType">Of the body; null without one.</param>
/// <param name="Templates">All its texts, where they stand.</param>
internal sealed record RequestSettings(string Method, Located<string> Path, string? ContentType, string Body, IReadOnlyList<Located<string>> Templates)
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    /// <summary>For messages: "POST /api/v1/generate".</summary>
    public string Shown => $"{Method} {Path.Value}";

    /// <summary>In a mapping that needs one; a missing one is a problem and null.</summary>
    public static RequestSettings? Read(SettingsReader settings, string example)
    {
        var line = MethodAndPath(settings);
        var json = JsonText.Read(settings, "json", "Body as JSON: any mapping, list or value, with {{variables}} in its texts.");
        var text = settings.Text("body", "Body as it is written, with {{variables}}.");
        if (json is not null && text is not null) settings.Report(Rules.Exclusive.At(settings.KeySpan("body"), "json", "body", "a request has one body"));
        if (line is not var (method, path))
        {
            settings.Report(Rules.MissingKey.At(settings.NameSpan, settings.Where, example.Split(':')[0], $"a method with its path, such as '{example}'"));
            return null;
        }
        return new(method.ToUpperInvariant(), path, json is not null ? "application/json" : text is not null ? "text/plain; charset=utf-8" : null, json?.Text ?? text?.Value ?? "", [path, .. json?.Parts ?? [], .. text is null ? [] : new[] { text }]);
    }

    private static (string Method, Located<string> Path)? MethodAndPath(SettingsReader settings)
    {
        (string, Located<string>)? found = null;
        foreach (var method in Methods)
        {
            if (settings.Text(method, $"Path, or whole URL, of a {method.ToUpperInvariant()} request.", form: TextForm.RequestPath) is not { } path) continue;
            if (found is (var first, _)) settings.Report(Rules.Exclusive.At(settings.KeySpan(method), first, method, "a request has one method"));
            else found = (method, Checked(path, settings));
        }
        return found;
    }

    // Where a variable begins it, only the run will tell.
    private static Located<string> Checked(Located<string> path, SettingsReader settings)
    {
        if (path.Value is not ['/', ..] && !path.Value.StartsWith("http", StringComparison.Ordinal) && !path.Value.StartsWith("{{", StringComparison.Ordinal))
            settings.Report(Rules.InvalidValue.At(path.Span, path.Value, "the path of a request", $"it begins with a slash: /{path.Value}"));
        return path;
    }
}
