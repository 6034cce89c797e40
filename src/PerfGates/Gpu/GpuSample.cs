namespace PerfGates.Gpu;

/// <summary>One look at the graphics memory of the machine.</summary>
/// <param name="Time">Seconds since watching began.</param>
internal sealed record GpuSample(double Time, IReadOnlyList<GpuDevice> Devices, IReadOnlyList<GpuProcess> Processes)
{
    /// <summary>Why the memory of processes is not known in this look; null if it is.</summary>
    public string? Doubt { get; init; }
}

/// <param name="Id">The same in every sample: a UUID, a PCI address.</param>
/// <param name="Total">Bytes; null where the system does not tell.</param>
/// <param name="Used">Bytes, of everybody.</param>
/// <param name="Spilled">Bytes of system memory that stand in for graphics memory, of everybody; null where the system does not tell.</param>
/// <param name="Throttled">Its clocks are held down by heat or power.</param>
internal sealed record GpuDevice(string Id, string Name, long? Total, long Used, long? Spilled, bool Throttled);

/// <param name="Device">Its id.</param>
/// <param name="Used">Bytes; null where the driver does not tell.</param>
/// <param name="Spilled">As of the device, of this process.</param>
internal sealed record GpuProcess(string Device, int ProcessId, long? Used, long? Spilled)
{
    /// <summary>Bytes: the most that the driver itself has kept of it; null where it keeps nothing.</summary>
    public long? Kept { get; init; }
}
