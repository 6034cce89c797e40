using System.Globalization;

namespace PerfGates.Gpu.Drm;

/// <summary>
/// Cards of AMD and Intel on Linux, as the kernel tells them: /sys/class/drm for cards of amdgpu, /proc/(pid)/fdinfo for
/// processes. The lists of KFD are not used, because they lie (ROCm/rocm_smi_lib#165).
/// </summary>
internal sealed class DrmSource(SystemFiles files, IReadOnlyList<DrmCard> cards, TimeProvider clock) : IGpuSource
{
    // To look at every open file of every process takes tens of milliseconds.
    private static readonly TimeSpan SearchInterval = TimeSpan.FromMilliseconds(500);

    private IReadOnlyList<(int ProcessId, string File)> _open = [];
    private long? _searched;

    public GpuFacts Facts { get; } = new("drm", "", null);

    /// <summary>Null where no card has memory that the kernel tells.</summary>
    public static DrmSource? Open(SystemFiles files, TimeProvider clock) => DrmCard.All(files) is { Count: > 0 } cards ? new(files, cards, clock) : null;

    public GpuSample? Look(double time, out string problem)
    {
        problem = "";
        List<GpuDevice> devices = [];
        foreach (var card in cards.Where(c => c.TellsMemory))
        {
            if (card.Read(files) is { } device) devices.Add(device);
            else
            {
                problem = $"the kernel does not tell the memory of {card.Address} any more";
                return null;
            }
        }
        return new(time, devices, [.. Processes()]);
    }

    public void Dispose() { }

    private IEnumerable<GpuProcess> Processes()
    {
        if (_searched is not { } before || clock.GetElapsedTime(before) >= SearchInterval)
            (_open, _searched) = ([.. Search()], clock.GetTimestamp());
        return from open in _open
               let info = files.Text(open.File) is { } text ? FdInfo.Parse(text) : null
               where info is not null
               // Shared by parent and child, a client counts once: with the older one.
               group (open.ProcessId, Info: info) by (info.Device, info.Client) into client
               let first = client.MinBy(c => c.ProcessId)
               group first.Info by (first.Info.Device, first.ProcessId) into process
               select new GpuProcess(process.Key.Device, process.Key.ProcessId, All(process, p => p.Memory), All(process, p => p.Spilled));
    }

    private IEnumerable<(int ProcessId, string File)> Search() =>
        from name in files.Names("/proc")
        where int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        from open in files.Names($"/proc/{name}/fd")
        where files.Target($"/proc/{name}/fd/{open}")?.Contains("/dev/dri/", StringComparison.Ordinal) == true
        select (int.Parse(name, CultureInfo.InvariantCulture), $"/proc/{name}/fdinfo/{open}");

    private static long? All(IEnumerable<FdInfo> clients, Func<FdInfo, long?> bytes) => clients.Any(c => bytes(c) is null) ? null : clients.Sum(bytes);
}
