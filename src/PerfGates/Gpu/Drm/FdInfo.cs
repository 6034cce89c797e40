using System.Globalization;

namespace PerfGates.Gpu.Drm;

/// <summary>
/// What the kernel tells of one open file of a card, https://docs.kernel.org/gpu/drm-usage-stats.html. Files that were
/// duplicated, or handed to a child, tell the same client again.
/// </summary>
/// <param name="Device">PCI address.</param>
/// <param name="Memory">Bytes on the card; null where the driver does not tell.</param>
/// <param name="Spilled">Bytes of system memory that the card uses; null likewise.</param>
internal sealed record FdInfo(string Device, string Client, long? Memory, long? Spilled)
{
    // The newest key that a driver has: what is resident, then what older ones called memory, then all that is allocated.
    private static readonly string[] Kinds = ["drm-resident-", "drm-memory-", "drm-total-"];

    /// <summary>Null for a file that is no card's.</summary>
    public static FdInfo? Parse(string text)
    {
        Dictionary<string, string> keys = [];
        foreach (var line in text.Split('\n'))
            if (line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0) keys[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        return keys.TryGetValue("drm-client-id", out var client) ? new(keys.GetValueOrDefault("drm-pdev", ""), client, Sum(keys, IsCard), Sum(keys, IsSystem)) : null;
    }

    // amdgpu: vram, gtt; xe: vram0, gtt, system; i915: local0, system0.
    private static bool IsCard(string region) => region.StartsWith("vram", StringComparison.Ordinal) || region.StartsWith("local", StringComparison.Ordinal);

    private static bool IsSystem(string region) => region == "gtt" || region.StartsWith("system", StringComparison.Ordinal);

    private static long? Sum(Dictionary<string, string> keys, Func<string, bool> counts)
    {
        foreach (var kind in Kinds)
        {
            long?[] sizes = [.. keys.Where(k => k.Key.StartsWith(kind, StringComparison.Ordinal) && counts(k.Key[kind.Length..])).Select(k => Bytes(k.Value))];
            if (sizes.Length > 0) return sizes.Any(s => s is null) ? null : sizes.Sum();
        }
        return null;
    }

    // <uint> [KiB|MiB]
    private static long? Bytes(string text)
    {
        var parts = text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return parts switch { [_] => number, [_, "KiB"] => number << 10, [_, "MiB"] => number << 20, _ => null };
    }
}
