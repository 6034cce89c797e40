using System.Globalization;

namespace PerfGates.Gpu.Nvml;

/// <summary>nvmlReturn_t, those that mean something here: https://docs.nvidia.com/deploy/nvml-api/group__nvmlDeviceEnumvs.html.</summary>
internal enum NvmlCode
{
    Success = 0,
    NotSupported = 3,
    NoPermission = 4,
    InsufficientSize = 7,
    DriverNotLoaded = 9,
    LibraryNotFound = 12,
    FunctionNotFound = 13,
    GpuLost = 15,
    Mismatch = 18,

    /// <summary>The version word of a structure is one that the library does not know.</summary>
    ArgumentVersion = 25,
}

internal static class NvmlCodes
{
    /// <summary>For people: "NVML says 'no permission' (code 4)".</summary>
    public static string Words(this NvmlCode code) => string.Create(CultureInfo.InvariantCulture, $"NVML says {Meaning(code)} (code {(int)code})");

    private static string Meaning(NvmlCode code) => code switch
    {
        NvmlCode.NotSupported => "'not supported'",
        NvmlCode.NoPermission => "'no permission'",
        NvmlCode.DriverNotLoaded => "that the driver is not loaded",
        NvmlCode.LibraryNotFound => "that a library of the driver is missing",
        NvmlCode.FunctionNotFound => "that it lacks the function",
        NvmlCode.GpuLost => "that the GPU has fallen off the bus",
        NvmlCode.Mismatch => "that library and driver are of different versions; restart the machine",
        NvmlCode.ArgumentVersion => "'other version'",
        _ => "no more than a number",
    };
}
