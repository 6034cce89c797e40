namespace PerfGates.Probes.Bundle;

/// <summary>What a file name's ending says of its kind; each kind is a metric of the same name.</summary>
internal sealed record FileType(string Name, string Noun, IReadOnlyList<string> Extensions)
{
    public static IReadOnlyList<FileType> All { get; } =
    [
        new("js", "scripts", [".js", ".mjs", ".cjs"]),
        new("css", "style sheets", [".css"]),
        new("wasm", "WebAssembly", [".wasm"]),
        new("font", "fonts", [".woff", ".woff2", ".ttf", ".otf"]),
        new("image", "images", [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico"]),
        new("html", "HTML pages", [".html"]),
    ];

    /// <summary>Endings of compressed twins, in the order in which servers prefer them.</summary>
    public static IReadOnlyList<string> Twins { get; } = [".br", ".gz"];

    /// <summary>Maps and compressed twins lie beside what is shipped; nobody asks for them as the page loads.</summary>
    public static IReadOnlyList<string> Companions { get; } = [".map", .. Twins];

    /// <summary>Compressed by their own format: no server compresses them again.</summary>
    public static IReadOnlyList<string> AlreadyCompressed { get; } = [".woff", ".woff2", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"];

    public bool Holds(string name) => Extensions.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    public string Pattern => Extensions.Count == 1 ? $"**/*{Extensions[0]}" : $"**/*.{{{string.Join(',', Extensions.Select(e => e[1..]))}}}";
}
