using PerfGates.Gpu.Drm;
using PerfGates.Gpu.Nvml;
using PerfGates.Gpu.Windows;

namespace PerfGates.Gpu;

/// <summary>Finds what can be read on this machine: NVIDIA's cards first, where a machine has several makes.</summary>
internal static class GpuSources
{
    private const string Unified = "graphics memory is a part of the machine's memory on macOS; 'memory.peak' counts it";

    /// <summary>Null, and why.</summary>
    public static IGpuSource? Open(IReadOnlyDictionary<string, string> environment, TimeProvider clock, out GpuEvent.Missing? missing)
    {
        if (OperatingSystem.IsMacOS())
        {
            missing = new(true, Unified);
            return null;
        }
        if (NvmlSource.Open(environment, out missing) is { } nvml) return nvml;
        // A card of NVIDIA's that cannot be read is none that another one makes up for.
        if (!missing!.IsAbsent) return null;
        if (OperatingSystem.IsWindows()) return PdhSource.Open(out missing);
        if (DrmSource.Open(SystemFiles.Of(environment), clock) is { } drm) return drm;
        missing = missing with { Why = $"no GPU with memory of its own was found: {missing.Why}; the kernel has no card of AMD or Intel either" };
        return null;
    }

    /// <summary>What files tell without loading anything: why no GPU can be read here; null if one may be.</summary>
    public static string? Absence(IReadOnlyDictionary<string, string> environment)
    {
        if (OperatingSystem.IsMacOS()) return Unified;
        if (!OperatingSystem.IsLinux() || environment.ContainsKey("PERFGATES_NVML_PATH")) return null;
        var files = SystemFiles.Of(environment);
        // NVIDIA's driver makes the first, WSL 2 the second.
        return files.Has("/dev/nvidia0") || files.Has("/dev/dxg") || DrmCard.All(files).Count > 0 ? null : "no GPU was found";
    }
}
