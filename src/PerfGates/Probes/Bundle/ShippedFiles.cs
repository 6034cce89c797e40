using PerfGates.Diagnostics;

namespace PerfGates.Probes.Bundle;

/// <param name="Name">Below the root, with forward slashes.</param>
/// <param name="Length">As it was when the folder was listed, like <paramref name="Modified"/>.</param>
internal sealed record ShippedFile(string Name, string FullPath, long Length, DateTime Modified);

/// <summary>The files that a gate counts, by name.</summary>
internal sealed record ShippedFiles(string Root, IReadOnlyList<ShippedFile> Files)
{
    /// <summary>Null after a problem.</summary>
    public static ShippedFiles? Find(BundleSettings settings, RunContext context, ICollection<Diagnostic> problems)
    {
        if (settings.Path.Value == "publish" && context.Build.PublishFolder is null)
        {
            problems.Add(Rules.NotPublished.At(settings.Path.Span));
            return null;
        }
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(context.BaseFolder, settings.Path.Value == "publish" ? context.Build.PublishFolder! : settings.Folder)));
        try
        {
            if (Directory.Exists(full)) return Below(full, settings, problems);
            if (settings.PathPattern is null && File.Exists(full)) return Single(full, settings, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(Rules.FileUnreadable.At(settings.Path.Span, full, e.Message));
            return null;
        }
        problems.Add(Rules.PathNotFound.At(settings.Path.Span, settings.Path.Value, context.BaseFolder));
        return null;
    }

    private static ShippedFiles? Below(string root, BundleSettings settings, ICollection<Diagnostic> problems)
    {
        FilePattern[] include = settings.PathPattern is { } path ? [path] : [.. settings.Include];
        var plain = include.SelectMany(i => i.Plain).ToArray();
        var matcher = FilePattern.Matcher(plain, settings.Exclude.SelectMany(e => e.Plain).Concat(Companions(plain)));
        ShippedFiles found = new(root, [.. matcher.Execute(new UnlinkedFolder(new(root), null)).Files
            .Select(f => At(f.Path, Path.Combine(root, f.Path)))
            .OrderBy(f => f.Name, StringComparer.Ordinal)]);
        var complaints = found.MissesOf(settings, include);
        foreach (var complaint in complaints) problems.Add(complaint);
        return complaints.Count == 0 ? found : null;
    }

    private static ShippedFiles? Single(string full, BundleSettings settings, ICollection<Diagnostic> problems)
    {
        if (settings.IncludeIsWritten) problems.Add(BundleSettings.IncludeRefused(settings.Include.Select(i => i.Written.Span).FirstOrDefault(settings.Path.Span), settings.Path.Value));
        // A path that names a link means what it leads to.
        var file = File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        return settings.IncludeIsWritten ? null : new(Path.GetDirectoryName(full)!, [At(Path.GetFileName(full), file)]);
    }

    // A pattern that somebody wrote and that matches nothing is a mistake: what it was to count would count as nothing.
    private List<Diagnostic> MissesOf(BundleSettings settings, FilePattern[] include)
    {
        if (!settings.IncludeIsWritten && settings.PathPattern is null)
            return Files.Count > 0 ? [] : [Rules.PatternMatchesNothing.At(settings.Path.Span, $"'{include[0].Written.Value}'", Root, "build what it should hold first, or write an 'include' of your own")];
        if (include.Length == 0)
            return [Rules.PatternMatchesNothing.At(settings.Path.Span, "an empty 'include'", Root, "add a pattern such as \"**/*.js\"")];
        var names = Files.Select(f => f.Name).ToArray();
        return [.. include.Where(i => i.Among(Root, names).Count == 0)
            .Select(i => Rules.PatternMatchesNothing.At(i.Written.Span, $"'{i.Written.Value}'", Root, "build what it should match first, or correct it"))];
    }

    // Unless a pattern asks for them by their ending: an archive for download is shipped as it is.
    private static IEnumerable<string> Companions(string[] include) => FileType.Companions
        .Where(c => !include.Any(i => i.EndsWith(c, StringComparison.OrdinalIgnoreCase)))
        .Select(c => $"**/*{c}");

    private static ShippedFile At(string name, string path)
    {
        var file = new FileInfo(path);
        return new(name, path, file.Length, file.LastWriteTimeUtc);
    }
}
