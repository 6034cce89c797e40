namespace PerfGates.Proposals;

/// <summary>Looks at a folder, what is below it, and its neighbours in the same repository. It reads, and changes nothing.</summary>
internal static class ProjectSearch
{
    private const int Deepest = 3, MostFrontEnds = 3, MostSources = 400;

    private static readonly string[] OutputFolders = ["wwwroot", "dist", "build", "out"];
    private static readonly string[] Endings = [".js", ".mjs", ".css", ".html", ".wasm"];
    private static readonly HashSet<string> NeverLookedInto = new(["bin", "obj", "node_modules", "artifacts", "packages", "TestResults"], StringComparer.OrdinalIgnoreCase);
    // What a link leads to belongs to somebody else, and may lead back here.
    private const FileAttributes PassedOver = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint;

    private static readonly EnumerationOptions Quietly = new() { IgnoreInaccessible = true, AttributesToSkip = PassedOver };
    private static readonly EnumerationOptions Deeply = new() { IgnoreInaccessible = true, AttributesToSkip = PassedOver, RecurseSubdirectories = true, MaxRecursionDepth = 6 };

    public static Found In(string folder)
    {
        string[] own = [.. Projects(folder)];
        var project = own.Length == 1 ? own[0] : null;
        var kind = project is null ? ProjectKind.Unknown : ProjectKind.Of(Text(project));
        var near = Neighbourhood(folder).ToList();
        var others = near.SelectMany(Projects).Where(p => !own.Contains(p)).Select(p => (Path: p, Kind: ProjectKind.Of(Text(p)))).ToList();
        var benchmarks = kind is { HasBenchmarks: true, IsTest: false } ? "." : Named(others.FirstOrDefault(o => o.Kind is { HasBenchmarks: true, IsProgram: true, IsTest: false }).Path);
        return new(
            project is null ? null : Path.GetFileName(project),
            kind.HasPerfGates,
            FrontEnds(folder, near),
            benchmarks,
            kind.IsWeb ? new(".", Asked(folder)) : Web(),
            kind is { IsProgram: true, IsWeb: false, IsTest: false, HasBenchmarks: false } ? new(kind.IsWorker) : null);

        // Somebody else's web program is measured only where the folder has no project of its own, as at the root of a repository.
        FoundWeb? Web() => project is null && others.Where(o => o.Kind.IsWeb && IsBelow(folder, o.Path)).Select(o => o.Path).FirstOrDefault() is { } web
            ? new(Named(web)!, Asked(Path.GetDirectoryName(web)!)) : null;

        string? Named(string? path) => path is null ? null : Relative(folder, path);
    }

    private static List<string> FrontEnds(string folder, IReadOnlyList<string> near) =>
    [
        .. near.Where(f => !OutputFolders.Contains(Path.GetFileName(f)))
            .SelectMany(f => OutputFolders.Select(name => Path.Combine(f, name)))
            .Where(HasFrontEnd)
            .Select(f => Relative(folder, f))
            .Distinct()
            .Take(MostFrontEnds),
    ];

    private static bool HasFrontEnd(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", Deeply).Any(f => Endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase));

    private static AskedPath Asked(string folder)
    {
        var launch = Path.Combine(folder, "Properties", "launchSettings.json");
        var sources = Below(folder, Deepest).SelectMany(f => Files(f, "*.cs")).Take(MostSources);
        return WhatToAsk.Of([.. sources.Select(s => (Path.GetFileName(s), Text(s)))], File.Exists(launch) ? Text(launch) : null);
    }

    // The folder first, then what is below it, then what lies beside it in the same repository.
    private static IEnumerable<string> Neighbourhood(string folder)
    {
        foreach (var below in Below(folder, Deepest)) yield return below;
        if (Path.GetDirectoryName(folder) is not { } above || Path.Exists(Path.Combine(folder, ".git")) || !IsInRepository(above)) yield break;
        foreach (var beside in Inside(above).Where(f => f != folder))
            foreach (var below in Below(beside, 1)) yield return below;
    }

    private static bool IsInRepository(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            if (Path.Exists(Path.Combine(at, ".git"))) return true;
        return false;
    }

    private static IEnumerable<string> Below(string folder, int depth)
    {
        yield return folder;
        if (depth == 0) yield break;
        foreach (var inside in Inside(folder))
            foreach (var below in Below(inside, depth - 1)) yield return below;
    }

    private static IEnumerable<string> Inside(string folder) =>
        Listed(() => Directory.GetDirectories(folder, "*", Quietly))
            .Where(f => Path.GetFileName(f) is var name && name[0] != '.' && !NeverLookedInto.Contains(name))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Projects(string folder) =>
        Files(folder, "*.*proj").Where(p => Path.GetExtension(p) is ".csproj" or ".fsproj" or ".vbproj");

    private static IEnumerable<string> Files(string folder, string pattern) => Listed(() => Directory.GetFiles(folder, pattern, Quietly)).Order(StringComparer.Ordinal);

    private static string[] Listed(Func<string[]> list)
    {
        try
        {
            return list();
        }
        catch (DirectoryNotFoundException)
        {
            return []; // somebody removed it while it was looked at
        }
    }

    private static bool IsBelow(string folder, string path) => !Path.GetRelativePath(folder, path).StartsWith("..", StringComparison.Ordinal);

    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return ""; // as good as not there
        }
    }
}
