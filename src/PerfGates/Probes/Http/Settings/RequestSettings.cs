using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Http.Settings;

/// <summary>One request as it is written.</summary>
/// <param name="Name">What it is called in budgets and messages: its own name, or "GET /path".</param>
/// <param name="Path">Below the server, or a whole URL; empty after a problem.</param>
internal sealed record RequestSettings(
    Located<string> Name,
    string Method,
    Located<string> Path,
    IReadOnlyList<HeaderSetting> Headers,
    RequestBody? Body,
    IReadOnlyList<CaptureSetting> Captures,
    ExpectSettings Expect,
    IReadOnlyList<BudgetItem> Budgets)
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete", "head", "options"];

    /// <summary>Templates in it that are sent or compared.</summary>
    public IEnumerable<Located<string>> Templates =>
        [Path, .. Headers.Select(h => h.Value), .. Body?.Templates ?? [], .. Expect.Templates];

    /// <summary>In a list of requests.</summary>
    public static RequestSettings Read(SettingsReader settings, bool measured)
    {
        var name = settings.Text("name", "What it is called; otherwise its method and path.");
        var headers = HeaderSetting.Read(settings, "Headers, on top of those of the gate.");
        var budgets = measured ? settings.Budgets() : [];
        return Read(settings, name, headers, budgets) ?? Missing(settings, name);
    }

    /// <summary>In a mapping that may say one; null if it does not.</summary>
    public static RequestSettings? Read(SettingsReader settings, Located<string>? name, IReadOnlyList<HeaderSetting> headers, IReadOnlyList<BudgetItem> budgets)
    {
        var line = MethodAndPath(settings);
        var body = RequestBody.Read(settings);
        var captures = CaptureSetting.Read(settings);
        var expect = ExpectSettings.Read(settings);
        if (line is not var (method, path))
        {
            foreach (var lonely in new[] { "json", "body", "form", "file", "capture", "expect" }.Where(settings.Has).Take(1))
                settings.Report(Rules.MissingKey.At(settings.KeySpan(lonely), settings.Where, "get", "the method and path of the request that this is for, such as 'get: /health'"));
            return null;
        }
        return new(name ?? new($"{method.ToUpperInvariant()} {path.Value}", path.Span), method.ToUpperInvariant(), path, headers, body, captures, expect, budgets);
    }

    private static (string Method, Located<string> Path)? MethodAndPath(SettingsReader settings)
    {
        (string, Located<string>)? found = null;
        foreach (var method in Methods)
        {
            var path = settings.Text(method, $"Path, or whole URL, of a {method.ToUpperInvariant()} request.", form: TextForm.RequestPath);
            if (path is null) continue;
            if (found is (var first, _)) settings.Report(Rules.Exclusive.At(settings.KeySpan(method), first, method, "a request has one method"));
            else found = (method, Checked(path, settings));
        }
        return found;
    }

    // Where a variable begins it, only the run will tell.
    private static Located<string> Checked(Located<string> path, SettingsReader settings)
    {
        var text = path.Value;
        var whole = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        if (text.Any(c => char.IsControl(c) || c == ' ') && !text.Contains("{{", StringComparison.Ordinal))
            settings.Report(Rules.InvalidValue.At(path.Span, text, "the path of a request", "a space is written %20"));
        else if (!whole && text is not ['/', ..] && !text.StartsWith("{{", StringComparison.Ordinal))
            settings.Report(Rules.InvalidValue.At(path.Span, text, "the path of a request", $"it begins with a slash: /{text}"));
        return path;
    }

    private static RequestSettings Missing(SettingsReader settings, Located<string>? name)
    {
        settings.Report(Rules.MissingKey.At(settings.Span, settings.Where, "get", "a method with its path, such as 'get: /health' or 'post: /login'"));
        return new(name ?? new("", settings.Span), "GET", new("", settings.Span), [], null, [], ExpectSettings.Nothing, []);
    }
}
