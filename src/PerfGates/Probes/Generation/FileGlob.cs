using Microsoft.Extensions.FileSystemGlobbing;

namespace PerfGates.Probes.Generation;

/// <summary>Files by a path or a pattern with * and **.</summary>
internal static class FileGlob
{
    private static readonly char[] Wild = ['*', '?'];

    /// <summary>Full paths of those that exist, in order.</summary>
    public static IReadOnlyList<string> Find(string folder, string pattern)
    {
        var parts = pattern.Split('/', '\\');
        var plain = parts.TakeWhile(p => p.IndexOfAny(Wild) < 0).Count();
        if (plain == parts.Length) return File.Exists(Path.Combine(folder, pattern)) ? [Path.GetFullPath(pattern, folder)] : [];
        // The matcher takes no rooted patterns and none that leave the folder.
        var root = Path.GetFullPath(string.Join('/', parts.Take(plain)) is { Length: > 0 } start ? start + "/" : pattern.StartsWith('/') ? "/" : ".", folder);
        return !Directory.Exists(root) ? [] : [.. new Matcher().AddInclude(string.Join('/', parts.Skip(plain))).GetResultsInFullPath(root).Order(StringComparer.Ordinal)];
    }
}
