namespace PerfGates.Running;

/// <summary>
/// What Linux says of a machine and of what it does, as texts by path. Reading stands here alone, so that everything
/// that understands the texts is tried with those of other machines.
/// </summary>
/// <param name="Files">Absolute path → content. A file that is not there, or may not be read, is absent.</param>
internal sealed record SystemTexts(IReadOnlyDictionary<string, string> Files)
{
    private static readonly string[] OfTheMachine =
    [
        "/etc/os-release", "/usr/lib/os-release", "/proc/cpuinfo", "/proc/meminfo", "/proc/version", "/proc/self/status", "/proc/self/cgroup",
        "/proc/driver/nvidia/version", "/sys/hypervisor/type", "/sys/firmware/devicetree/base/hypervisor/compatible",
        "/sys/class/dmi/id/sys_vendor", "/sys/class/dmi/id/product_name", "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor",
        "/.dockerenv", "/run/.containerenv",
    ];

    public static SystemTexts Nothing { get; } = new(new Dictionary<string, string>());

    public string? this[string path] => Files.GetValueOrDefault(path);

    /// <summary>What does not change while the machine runs.</summary>
    public static SystemTexts OfMachine() => Read(
    [
        .. OfTheMachine,
        .. Cgroups.Files(Text("/proc/self/cgroup"), "cpu.max", "cpu.cfs_quota_us", "cpu.cfs_period_us", "memory.max", "memory.limit_in_bytes"),
        .. Below("/proc/driver/nvidia/gpus", "*", "information"),
        .. Below("/sys/class/drm", "card*", "device/uevent"),
    ]);

    /// <summary>The counters that <see cref="MachineCounters"/> understands.</summary>
    public static SystemTexts OfActivity() => Read(
    [
        "/proc/stat", "/proc/uptime",
        .. Cgroups.Files(Text("/proc/self/cgroup"), "cpu.stat"),
        .. Below("/sys/devices/system/cpu", "cpu*", "thermal_throttle/core_throttle_total_time_ms"),
    ]);

    /// <summary>For which share of the time work waits for a resource.</summary>
    public static SystemTexts OfPressure() => Read(["/proc/pressure/cpu", "/proc/pressure/memory", "/proc/pressure/io"]);

    private static SystemTexts Read(IEnumerable<string> paths) =>
        new(paths.Distinct().Select(p => (Path: p, Text: Text(p))).Where(f => f.Text is not null).ToDictionary(f => f.Path, f => f.Text!));

    private static IEnumerable<string> Below(string folder, string pattern, string file) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, pattern).Select(d => $"{d}/{file}").Order(StringComparer.Ordinal) : [];

    private static string? Text(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null; // as good as not there: kernels refuse some of these to some users
        }
    }
}
