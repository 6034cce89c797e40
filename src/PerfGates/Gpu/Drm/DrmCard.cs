namespace PerfGates.Gpu.Drm;

/// <param name="Folder">Below /sys.</param>
/// <param name="Address">PCI address, which fdinfo calls drm-pdev.</param>
/// <param name="TellsMemory">The kernel tells it for the whole card; of Intel's it tells that of processes only.</param>
internal sealed record DrmCard(string Folder, string Address, bool TellsMemory)
{
    private const string Cards = "/sys/class/drm";

    /// <summary>In the order of their numbers. A card of a virtual machine, or one that only has a screen, is none.</summary>
    public static IReadOnlyList<DrmCard> All(SystemFiles files) =>
    [
        .. from name in files.Names(Cards).Order(StringComparer.Ordinal)
           where name.StartsWith("card", StringComparison.Ordinal) && name[4..].All(char.IsAsciiDigit)
           let folder = $"{Cards}/{name}/device"
           let facts = files.Text($"{folder}/uevent")?.Split('\n') ?? []
           let tells = files.Has($"{folder}/mem_info_vram_used")
           where tells || facts.Any(f => f is "DRIVER=xe" or "DRIVER=i915")
           select new DrmCard(folder, facts.FirstOrDefault(f => f.StartsWith("PCI_SLOT_NAME=", StringComparison.Ordinal))?["PCI_SLOT_NAME=".Length..] ?? name, tells)
    ];

    /// <summary>Null where it cannot be read.</summary>
    public GpuDevice? Read(SystemFiles files) => files.Number($"{Folder}/mem_info_vram_used") is { } used
        ? new(Address, Address, files.Number($"{Folder}/mem_info_vram_total"), used, files.Number($"{Folder}/mem_info_gtt_used"), Throttled: false)
        : null;
}
