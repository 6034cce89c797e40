namespace PerfGates.Gpu.Nvml;

/// <summary>Cards of NVIDIA. Handles are kept: asking for them anew in each look costs most of a processor (wookayin/gpustat#54).</summary>
internal sealed class NvmlSource : IGpuSource
{
    private readonly NvmlLibrary _nvml;
    private readonly IReadOnlyList<NvmlDevice> _devices;

    private NvmlSource(NvmlLibrary nvml, IReadOnlyList<NvmlDevice> devices)
    {
        (_nvml, _devices) = (nvml, devices);
        Facts = new("NVML", nvml.DriverVersion(), OperatingSystem.IsWindows()
            ? "NVML does not count what Windows moves to system memory"
            : "on Linux NVIDIA's driver moves no plain allocation to system memory, and counts nothing of the kind");
    }

    public GpuFacts Facts { get; }

    /// <summary>Null, and why.</summary>
    public static NvmlSource? Open(IReadOnlyDictionary<string, string> environment, out GpuEvent.Missing? missing)
    {
        var path = environment.GetValueOrDefault("PERFGATES_NVML_PATH") ?? NvmlLibrary.DefaultPath;
        missing = new(true, $"NVIDIA's library '{path}' was not found");
        if (NvmlLibrary.Load(path) is not { } nvml) return null;
        if (nvml.Initialize() is var refused and not NvmlCode.Success)
            missing = new(refused is NvmlCode.DriverNotLoaded or NvmlCode.LibraryNotFound, refused.Words());
        else if (nvml.Count(out var count) is var uncounted and not NvmlCode.Success) missing = new(false, uncounted.Words());
        else if (count == 0) missing = new(true, "NVIDIA's driver has no card");
        else if (Devices(nvml, count, environment.GetValueOrDefault("CUDA_VISIBLE_DEVICES", ""), out missing) is { } devices) return new(nvml, devices);
        nvml.Dispose();
        return null;
    }

    /// <summary>Processes that have memory of a card; null where nobody can tell.</summary>
    public static IReadOnlyList<int>? UsersOf(string uuid, IReadOnlyDictionary<string, string> environment)
    {
        using var source = Open(environment, out _);
        return source?.Look(0, out _) is { Doubt: null } look ? [.. look.Processes.Where(p => p.Device == uuid).Select(p => p.ProcessId).Distinct()] : null;
    }

    public GpuSample? Look(double time, out string problem)
    {
        List<GpuDevice> devices = [];
        List<GpuProcess> processes = [];
        string? doubt = null;
        foreach (var device in _devices)
        {
            if (device.Read() is var code and not NvmlCode.Success)
            {
                problem = code.Words();
                return null;
            }
            devices.Add(device.Now);
            processes.AddRange(device.Processes);
            doubt ??= device.Doubt;
        }
        problem = "";
        return new(time, devices, processes) { Doubt = doubt };
    }

    public void Dispose() => _nvml.Dispose();

    // What can never be read is said at once: then nothing is started for nothing.
    private static List<NvmlDevice>? Devices(NvmlLibrary nvml, uint count, string visible, out GpuEvent.Missing? missing)
    {
        List<NvmlDevice> devices = [];
        for (var i = 0u; i < count; i++)
            if (nvml.Device(i, out var handle) is var code and not NvmlCode.Success)
            {
                missing = new(false, code.Words());
                return null;
            }
            else devices.AddRange((nvml.Parts(handle) is { Count: > 0 } parts ? parts : [handle]).Select(h => new NvmlDevice(nvml, h, isPart: h != handle)));
        // A number there counts cards in CUDA's order, which is not NVML's; a UUID may be cut short.
        string[] named = [.. visible.Split(',', StringSplitOptions.TrimEntries).Where(v => v.StartsWith("GPU-", StringComparison.Ordinal) || v.StartsWith("MIG-", StringComparison.Ordinal))];
        if (named.Length > 0) devices.RemoveAll(d => !named.Any(n => d.Id.StartsWith(n, StringComparison.Ordinal)));
        missing = devices.Count == 0 ? new(true, $"CUDA_VISIBLE_DEVICES names none of the cards: '{visible}'") : null;
        foreach (var device in devices)
            // One that cannot be read is said before one that has no memory of its own.
            if (device.Read() is var code and not NvmlCode.Success && missing is not { IsAbsent: false })
                missing = code == NvmlCode.NotSupported ? new(true, "NVIDIA's shares the memory of the processor, which 'memory.peak' counts") : new(false, code.Words());
        return missing is null ? devices : null;
    }
}
