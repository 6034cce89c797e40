using System.Text.Json;
using System.Text.RegularExpressions;

namespace PerfGates.Proposals;

/// <summary>Finds a path that a web program answers: what says that it is well first, then what a developer looks at.</summary>
internal static partial class WhatToAsk
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <param name="sources">File name and text of the program's C# files.</param>
    /// <param name="launchSettings">Text of Properties/launchSettings.json; null if there is none.</param>
    public static AskedPath Of(IReadOnlyList<(string Name, string Text)> sources, string? launchSettings)
    {
        var mapped = sources.SelectMany(s => Mapped().Matches(s.Text).Select(m => (Verb: m.Groups["verb"].Value, Path: m.Groups["path"].Value, s.Name))).Where(m => !m.Path.Contains('{', StringComparison.Ordinal)).ToList();
        AskedPath? Where(Func<(string Verb, string Path, string Name), bool> which) =>
            mapped.Where(which).Select(m => new AskedPath(Rooted(m.Path), $"{m.Verb} in {m.Name}")).FirstOrDefault();
        return Where(m => m.Verb == "MapHealthChecks")
            ?? Where(m => Health().IsMatch(m.Path))
            ?? Launched(launchSettings)
            ?? Where(m => m.Path is "/" or "")
            ?? Where(_ => true)
            ?? new("/", "a guess");
    }

    // A launch URL is a path below the address, or a whole URL of the developer's own port, of which only the path is used.
    private static AskedPath? Launched(string? settings)
    {
        if (settings is null) return null;
        try
        {
            using var json = JsonDocument.Parse(settings, Lenient);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("profiles", out var profiles) || profiles.ValueKind != JsonValueKind.Object) return null;
            var url = profiles.EnumerateObject().Select(p => p.Value.ValueKind == JsonValueKind.Object && p.Value.TryGetProperty("launchUrl", out var u) ? u.GetString() : null).FirstOrDefault(u => u is { Length: > 0 });
            if (url is null) return null;
            var path = Uri.TryCreate(url, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? whole!.PathAndQuery : Rooted(url);
            return new(path, "launchUrl in launchSettings.json");
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null; // the developer's file, which nothing here depends on
        }
    }

    private static string Rooted(string path) => "/" + path.TrimStart('/');

    [GeneratedRegex("""\b(?<verb>MapHealthChecks|MapGet)\(\s*"(?<path>[^"\\]*)"\s*[,)]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Mapped();

    [GeneratedRegex("(^|/)(health|healthz|healthy|alive|alivez|live|livez|ready|readyz|ping|status)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Health();
}
