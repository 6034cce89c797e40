using System.Globalization;

namespace PerfGates.Gpu.Drm;

/// <summary>The kernel's files, below a folder that stands for the root. What goes away while it is read was not there.</summary>
/// <param name="root">Empty for the real one.</param>
internal sealed class SystemFiles(string root)
{
    /// <summary>As PERFGATES_SYSROOT says.</summary>
    public static SystemFiles Of(IReadOnlyDictionary<string, string> environment) => new(environment.GetValueOrDefault("PERFGATES_SYSROOT", ""));

    public bool Has(string path) => Path.Exists(root + path);

    /// <summary>Null where it cannot be read.</summary>
    public string? Text(string path) => Reading(() => File.ReadAllText(root + path));

    public long? Number(string path) => long.TryParse(Text(path)?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Where a link leads to; null where it is none, or may not be read.</summary>
    public string? Target(string path) => Reading(() => new FileInfo(root + path).LinkTarget);

    /// <summary>Names of what is in a folder; none if there is no such folder.</summary>
    public IReadOnlyList<string> Names(string folder) =>
        Reading(() => (string[])[.. Directory.EnumerateFileSystemEntries(root + folder).Select(e => Path.GetFileName(e)!)]) ?? [];

    private static T? Reading<T>(Func<T?> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null; // a process that ended, or one of somebody else
        }
    }
}
