namespace PerfGates.Import.Lighthouse;

/// <summary>Kinds of resources of Lighthouse (https://github.com/GoogleChrome/budget.json) as patterns for files.</summary>
internal static class ResourceTypes
{
    /// <summary>What a built site is called where nobody says.</summary>
    public const string Folder = "dist";

    /// <summary>Null where only a browser knows.</summary>
    public static string? Pattern(string type) => type switch
    {
        "script" => "**/*.{js,mjs}",
        "stylesheet" => "**/*.css",
        "image" => "**/*.{png,jpg,jpeg,gif,webp,avif,svg,ico}",
        "media" => "**/*.{mp4,webm,mp3,ogg,wav}",
        "font" => "**/*.{woff2,woff,ttf,otf}",
        "document" => "**/*.html",
        "total" => "**/*",
        _ => null,
    };

    /// <param name="Type">A kind that has a pattern.</param>
    internal sealed record Limit(string Type, ImportedBudget Budget);

    /// <summary>A gate for each kind, because each counts other files.</summary>
    public static IReadOnlyList<ImportedBundle> Gates(IEnumerable<Limit> limits, string folder) =>
        [.. limits.GroupBy(l => l.Type).Select(g => new ImportedBundle(g.Key, folder, "gzip", [.. g.Select(l => l.Budget)]) { Include = [Pattern(g.Key)!] })];
}
