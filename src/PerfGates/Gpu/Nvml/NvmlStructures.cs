using System.Runtime.InteropServices;

namespace PerfGates.Gpu.Nvml;

/// <summary>nvmlMemory_v2_t, 40 bytes: what the driver reserves for itself is not in <see cref="Used"/>, as it is in version 1.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NvmlMemory2
{
    /// <summary>sizeof in the low 24 bits, 2 in the high 8.</summary>
    public const uint Word = 0x02000028;

    public uint Version;
    public ulong Total, Reserved, Free, Used;
}

/// <summary>nvmlMemory_t.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NvmlMemory
{
    public ulong Total, Free, Used;
}

/// <summary>nvmlProcessInfo_v2_t, 24 bytes, what the functions with _v2 write. Those with _v3 changed theirs without a version word (NVIDIA/go-nvml#21, XuehaiPan/nvitop#88).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NvmlProcess
{
    /// <summary>NVML_VALUE_NOT_AVAILABLE: as a rule under WDDM and WSL 2.</summary>
    public const ulong NotAvailable = ulong.MaxValue;

    /// <summary>Of an instance: there is none.</summary>
    public const uint NoInstance = uint.MaxValue;

    public uint ProcessId;
    public ulong Used;
    public uint GpuInstance, ComputeInstance;
}

/// <summary>nvmlAccountingStats_t, 56 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NvmlAccounting
{
    public uint GpuUtilization, MemoryUtilization;
    public ulong MaxMemoryUsage, Time, StartTime;
    public uint IsRunning;
    public fixed uint Reserved[5];
}
