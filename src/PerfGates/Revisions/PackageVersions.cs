using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace PerfGates.Revisions;

/// <summary>Reads which versions of packages files name, and compares. Pure; a file that cannot be read names none.</summary>
internal static class PackageVersions
{
    private static readonly string[] Items = ["PackageReference", "PackageVersion", "GlobalPackageReference", "PackageDownload"];
    private static readonly string[] Members = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

    /// <summary>What such files are called: patterns of git.</summary>
    public static IReadOnlyList<string> Files { get; } = ["*.csproj", "*.fsproj", "*.vbproj", "*.props", "*.targets", "packages.lock.json", "package.json", "global.json"];

    /// <summary>By name. What has one version in one project and another in the next names those that came and went.</summary>
    public static IReadOnlyList<ChangedPackage> Changed(IReadOnlyList<BothSides> files)
    {
        var (then, now) = (Of(files.Select(f => (f.Path, f.Then))), Of(files.Select(f => (f.Path, f.Now))));
        return
        [
            .. then.Select(t => t.Key).Union(now.Select(n => n.Key), StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)
                .Select(name => (Name: name, Then: then[name].ToHashSet(), Now: now[name].ToHashSet())).Where(p => !p.Then.SetEquals(p.Now))
                .Select(p => new ChangedPackage(p.Name, Shown(p.Then, p.Now), Shown(p.Now, p.Then))),
        ];
    }

    private static string? Shown(HashSet<string> own, HashSet<string> other)
    {
        string[] shown = [.. own.Except(other)];
        if (shown.Length == 0) shown = [.. own];
        return shown.Length == 0 ? null : string.Join(", ", shown.Order(StringComparer.Ordinal));
    }

    // Names of packages do not know case.
    private static ILookup<string, string> Of(IEnumerable<(string Path, string Text)> files) =>
        files.SelectMany(f => Of(f.Path, f.Text.TrimStart('\uFEFF'))).ToLookup(p => p.Name, p => p.Version, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Name, string Version)> Of(string path, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        try
        {
            if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return [.. OfProject(XDocument.Parse(text))];
            using var json = JsonDocument.Parse(text, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return [.. OfJson(path.Split('/')[^1], json.RootElement)];
        }
        // It is somebody's work in progress, and only asked for an explanation.
        catch (Exception unreadable) when (unreadable is XmlException or JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<(string, string)> OfProject(XDocument project)
    {
        var properties = project.Descendants().Where(e => e.Parent?.Name.LocalName == "PropertyGroup").GroupBy(e => e.Name.LocalName, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Last().Value.Trim(), StringComparer.OrdinalIgnoreCase);
        foreach (var item in project.Descendants().Where(e => Items.Contains(e.Name.LocalName)))
        {
            var name = (item.Attribute("Include") ?? item.Attribute("Update"))?.Value.Trim();
            var version = Text(item, "VersionOverride") ?? Text(item, "Version");
            // Without a version some other file has it.
            if (name is not { Length: > 0 } || version is not { Length: > 0 }) continue;
            foreach (var one in name.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) yield return (one, Resolved(version));
        }

        // A property of the same file is what people write; those of others are shown as they stand there.
        string Resolved(string version) =>
            version.StartsWith("$(", StringComparison.Ordinal) && version.EndsWith(')') && properties.TryGetValue(version[2..^1], out var value) ? value : version.Trim('[', ']');
    }

    private static string? Text(XElement item, string name) => (item.Attribute(name)?.Value ?? item.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value)?.Trim();

    private static IEnumerable<(string, string)> OfJson(string file, JsonElement root) => file switch
    {
        "packages.lock.json" => Mapping(root, "dependencies").SelectMany(framework => Mapping(framework.Value)).Select(p => (p.Name, Version: Text(p.Value, "resolved"))).Where(p => p.Version is not null).Select(p => (p.Name, p.Version!)),
        "global.json" => Mapping(root, "sdk").Where(p => p.NameEquals("version") && p.Value.ValueKind == JsonValueKind.String).Select(p => (".NET SDK", p.Value.GetString()!)),
        _ => Members.SelectMany(m => Mapping(root, m)).Where(p => p.Value.ValueKind == JsonValueKind.String).Select(p => (p.Name, p.Value.GetString()!)),
    };

    private static JsonProperty[] Mapping(JsonElement of, string member) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(member, out var found) ? Mapping(found) : [];

    private static JsonProperty[] Mapping(JsonElement of) => of.ValueKind == JsonValueKind.Object ? [.. of.EnumerateObject()] : [];

    private static string? Text(JsonElement of, string member) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(member, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
}
