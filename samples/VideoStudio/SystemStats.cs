namespace VideoStudio;

/// <summary>How the machine is doing, in bytes and seconds.</summary>
public sealed record SystemStats(int Processors, double CpuSeconds, long WorkingSet, long ManagedMemory, long MemoryLimit, long DiskFree)
{
    public static SystemStats Now() => new(
        Environment.ProcessorCount,
        Environment.CpuUsage.TotalTime.TotalSeconds,
        Environment.WorkingSet,
        GC.GetTotalMemory(forceFullCollection: false),
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        new DriveInfo(AppContext.BaseDirectory).AvailableFreeSpace);
}
