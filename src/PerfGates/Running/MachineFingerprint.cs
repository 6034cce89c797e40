using System.Globalization;
using System.Text.RegularExpressions;
using PerfGates.Baselines;

namespace PerfGates.Running;

/// <summary>
/// What timings depend on beside the program, in words for people. A fact that the machine does not tell is absent, and
/// so differs from one that is there. Made for Linux; nobody has verified what other systems tell.
/// </summary>
internal static partial class MachineFingerprint
{
    private const double GiB = 1L << 30;

    /// <param name="texts">Of Linux; nothing elsewhere.</param>
    /// <param name="runtime">What .NET tells on every system.</param>
    public static Fingerprint Of(SystemTexts texts, RuntimeFacts runtime)
    {
        (string Name, string? Value)[] fields =
        [
            ("architecture", runtime.Architecture),
            ("os", Release(texts) ?? runtime.System),
            ("cpu", ProcessorModel.Of(texts["/proc/cpuinfo"]) ?? runtime.Processor),
            ("cores", Cores(texts["/proc/self/status"]) ?? Text(runtime.Processors)),
            ("quota", Cgroups.Quota(texts) is { } quota ? $"{Text(quota)} cores" : null),
            ("memory", MemoryClass(Memory(texts) ?? runtime.Memory)),
            ("virtualisation", Virtualisation.Of(texts)),
            ("governor", texts["/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"]?.Trim()),
            ("gpu", Gpus(texts)),
        ];
        return new(fields.Where(f => !string.IsNullOrEmpty(f.Value)).ToDictionary(f => f.Name, f => f.Value!));
    }

    // The freedesktop os-release format. Ubuntu and Alpine name their releases by two numbers, others by one.
    private static string? Release(SystemTexts texts)
    {
        var release = texts["/etc/os-release"] ?? texts["/usr/lib/os-release"];
        if (release is null || Value(release, "ID") is not { } id) return null;
        var version = (Value(release, "VERSION_ID") ?? "").Split('.').Take(id is "ubuntu" or "alpine" ? 2 : 1);
        return $"{id} {string.Join('.', version)}".TrimEnd();
    }

    private static string? Value(string release, string key) =>
        release.Split('\n').Where(l => l.StartsWith(key + "=", StringComparison.Ordinal)).Select(l => l[(key.Length + 1)..].Trim().Trim('"', '\'')).FirstOrDefault(v => v.Length > 0);

    // Which of the machine's processors this process may use: "0-3,8".
    private static string? Cores(string? status)
    {
        if (status is null || AllowedProcessors().Match(status) is not { Success: true } list) return null;
        return Text(list.Groups["list"].Value.Split(',').Select(r => r.Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()).Sum(r => r[^1] - r[0] + 1));
    }

    private static double? Memory(SystemTexts texts)
    {
        if (texts["/proc/meminfo"] is not { } info || TotalMemory().Match(info) is not { Success: true } total) return null;
        var bytes = 1024 * double.Parse(total.Groups["kib"].Value, CultureInfo.InvariantCulture);
        return Math.Min(bytes, Cgroups.Memory(texts) ?? bytes);
    }

    // The kernel and the firmware keep a part to themselves, which differs from kernel to kernel: 15.5 of 16 GiB. Machines
    // come in powers of two and three quarters of them, so the next of those is what was bought.
    private static string? MemoryClass(double? bytes)
    {
        if (bytes is not > 0) return null;
        var size = 0.25;
        while (size < bytes / GiB) size = IsPowerOfTwo(size) ? size * 1.5 : size * 4 / 3;
        return $"{Text(size)} GiB";
    }

    private static bool IsPowerOfTwo(double size) => Math.Log2(size) == Math.Round(Math.Log2(size));

    private static string? Gpus(SystemTexts texts)
    {
        var driver = NvidiaDriver().Match(texts["/proc/driver/nvidia/version"] ?? "") is { Success: true } found ? $", driver {found.Groups["version"].Value}" : "";
        var nvidia = texts.Files.Where(f => f.Key.StartsWith("/proc/driver/nvidia/gpus/", StringComparison.Ordinal)).Select(f => NvidiaModel().Match(f.Value)).Where(m => m.Success).Select(m => m.Groups["name"].Value + driver);
        // Of others the kernel knows numbers only; https://admin.pci-ids.ucw.cz/read/PC has the names.
        var others = texts.Files.Where(f => f.Key.StartsWith("/sys/class/drm/", StringComparison.Ordinal)).Select(f => (Value(f.Value, "DRIVER"), Value(f.Value, "PCI_ID"))).Where(g => g is (not null and not "nvidia", not null)).Select(g => $"{g.Item2} {g.Item1}");
        var all = nvidia.Concat(others).GroupBy(g => g).Select(g => g.Count() == 1 ? g.Key : $"{Text(g.Count())} x {g.Key}").Order(StringComparer.Ordinal).ToList();
        return all.Count > 0 ? string.Join(" + ", all) : null;
    }

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Cpus_allowed_list:\s*(?<list>[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex AllowedProcessors();

    [GeneratedRegex(@"^MemTotal:\s*(?<kib>[0-9]+) kB", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TotalMemory();

    [GeneratedRegex(@"Kernel Module.*?\s(?<version>[0-9]+(\.[0-9]+)+)\s", RegexOptions.ExplicitCapture)]
    private static partial Regex NvidiaDriver();

    [GeneratedRegex(@"^Model:\s*(?<name>.+?)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex NvidiaModel();
}

/// <summary>What .NET says of a machine, on any system.</summary>
/// <param name="Processor">Null where only files tell it.</param>
/// <param name="Processors">Usable ones.</param>
/// <param name="Memory">In bytes.</param>
internal sealed record RuntimeFacts(string Architecture, string System, string? Processor, int Processors, double Memory);
