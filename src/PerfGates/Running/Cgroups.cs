using System.Globalization;

namespace PerfGates.Running;

/// <summary>Limits that Linux puts on this process: cgroups(7), version 2 and 1.</summary>
internal static class Cgroups
{
    private const string Mount = "/sys/fs/cgroup";

    /// <summary>Where those files may stand: in the groups of this process and in those above, each of which limits it too.</summary>
    /// <param name="own">/proc/self/cgroup.</param>
    public static IEnumerable<string> Files(string? own, params string[] names) =>
        from line in (own ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let parts = line.Split(':', 3) // 4:memory:/a/b, and 0::/a/b for version 2
        where parts.Length == 3 && parts[1] is "" or "cpu" or "memory" or "cpu,cpuacct"
        from folder in UpFrom(parts[2])
        from name in names
        select $"{Mount}{(parts[1].Length > 0 ? "/" : "")}{parts[1]}{folder}/{name}";

    /// <summary>How many processors' worth of time this process may use; null if there is no limit.</summary>
    public static double? Quota(SystemTexts texts)
    {
        double?[] quotas =
        [
            .. Of(texts, "cpu.max").Select(f => f.Value.Split(' ', StringSplitOptions.TrimEntries)).Where(w => w.Length == 2).Select(w => Number(w[0]) / Number(w[1])),
            .. Of(texts, "cpu.cfs_quota_us").Select(f => Number(f.Value) / Number(texts[f.Key.Replace("quota", "period", StringComparison.Ordinal)])),
        ];
        return quotas.Where(q => q > 0).Min();
    }

    /// <summary>How many bytes this process may have; null if there is no limit.</summary>
    public static double? Memory(SystemTexts texts) =>
        Of(texts, "memory.max").Concat(Of(texts, "memory.limit_in_bytes")).Select(f => Number(f.Value)).Where(b => b > 0).Min();

    public static IEnumerable<KeyValuePair<string, string>> Of(SystemTexts texts, string name) =>
        texts.Files.Where(f => f.Key.StartsWith(Mount, StringComparison.Ordinal) && f.Key.EndsWith("/" + name, StringComparison.Ordinal));

    // "max" is no number, and neither is a file that is absent.
    private static double? Number(string? text) => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<string> UpFrom(string folder)
    {
        for (var at = folder.TrimEnd('/').TrimEnd('\n'); at.Length > 0; at = at[..at.LastIndexOf('/')]) yield return at;
        yield return "";
    }
}
