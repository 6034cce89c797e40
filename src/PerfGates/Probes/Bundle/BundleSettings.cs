using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Bundle;

internal enum BundleEncoding
{
    Raw,

    /// <summary>Level 9.</summary>
    Gzip,

    /// <summary>Quality 11, window 22.</summary>
    Brotli,

    /// <summary>As the server sends it.</summary>
    Served,
}

/// <summary>What stands under <c>bundle:</c>.</summary>
/// <param name="PathPattern">The part of the path from its first wildcard on; null if it has none.</param>
/// <param name="Folder">The path up to there.</param>
internal sealed record BundleSettings(
    Located<string> Path,
    string Folder,
    FilePattern? PathPattern,
    IReadOnlyList<FilePattern> Include,
    bool IncludeIsWritten,
    IReadOnlyList<FilePattern> Exclude,
    BundleEncoding Encoding,
    SourceSpan EncodingSpan,
    IReadOnlyList<FileGroup> Files)
{
    public static BundleSettings Read(SettingsReader settings)
    {
        var path = settings.RequiredText("path", "Folder, file or pattern, counted from the budget file; 'publish' is the project's publish folder.");
        var include = settings.Texts("include", "Files of the folder that count.", "**/*.{js,mjs,css,wasm,html,woff2}");
        var exclude = settings.Texts("exclude", "Files that do not count; maps and compressed twins (.map, .br, .gz) never do.", "**/*.map");
        var encoding = settings.Choice("encoding", "How a size is counted: as it lies there, gzip level 9, brotli quality 11, or as the server sends it.", BundleEncoding.Gzip);
        var files = settings.Named("files", "Budgets for single files by pattern; a file belongs to the first pattern that matches.",
            (name, group) => new FileGroup(name, FilePattern.Read(name, settings), group.Budgets()));
        var (folder, pattern) = Split(path, settings);
        if (pattern is not null && settings.Has("include")) settings.Report(IncludeRefused(settings.KeySpan("include"), path.Value));
        return new(path, folder, pattern, Read(include, settings), settings.Has("include"), Read(exclude, settings), encoding, settings.KeySpan("encoding"), files);
    }

    /// <summary>A path that is no folder is taken as written; a second selection would be ignored.</summary>
    public static Diagnostic IncludeRefused(SourceSpan span, string path) =>
        Rules.InvalidValue.At(span, "include", "this path", $"'{path}' already says which files; remove 'include', or make 'path' a folder");

    private static (string Folder, FilePattern? Pattern) Split(Located<string> path, SettingsReader settings)
    {
        var text = path.Value.Replace('\\', '/');
        if (!FilePattern.IsPattern(text)) return (text, null);
        var start = text.AsSpan(0, text.AsSpan().IndexOfAny("*?{}")).LastIndexOf('/') + 1;
        return (text[..start], FilePattern.Read(new(text[start..], path.Span), settings));
    }

    private static FilePattern[] Read(IEnumerable<Located<string>> written, SettingsReader settings) =>
        [.. written.Select(w => FilePattern.Read(w, settings)).OfType<FilePattern>()];
}

/// <summary>One entry under <c>files</c>.</summary>
/// <param name="Pattern">Null after a problem that was reported.</param>
internal sealed record FileGroup(Located<string> Name, FilePattern? Pattern, IReadOnlyList<BudgetItem> Budgets);
