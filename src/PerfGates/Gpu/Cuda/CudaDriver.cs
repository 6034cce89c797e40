using System.Runtime.InteropServices;
using System.Text;

namespace PerfGates.Gpu.Cuda;

/// <summary>
/// The few functions of CUDA's driver library that reserve memory, by pointer: https://docs.nvidia.com/cuda/cuda-driver-api/.
/// Plain allocations only: managed memory may be moved to system memory, and would reserve nothing.
/// </summary>
internal sealed unsafe class CudaDriver
{
    /// <summary>Of <see cref="Allocate"/>: there is not so much left in one piece.</summary>
    public const int OutOfMemory = 2;

    public const int NoDevice = 100;

    private readonly delegate* unmanaged[Cdecl]<uint, int> _init;
    private readonly delegate* unmanaged[Cdecl]<int*, int, int> _device;
    private readonly delegate* unmanaged[Cdecl]<byte*, int, int, int> _name;
    private readonly delegate* unmanaged[Cdecl]<byte*, int, int> _uuid;
    private readonly delegate* unmanaged[Cdecl]<nint*, int, int> _retain;
    private readonly delegate* unmanaged[Cdecl]<int, int> _release;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _current;
    private readonly delegate* unmanaged[Cdecl]<nuint*, nuint*, int> _info;
    private readonly delegate* unmanaged[Cdecl]<ulong*, nuint, int> _allocate;

    private CudaDriver(nint library)
    {
        _init = (delegate* unmanaged[Cdecl]<uint, int>)NativeLibrary.GetExport(library, "cuInit");
        _device = (delegate* unmanaged[Cdecl]<int*, int, int>)NativeLibrary.GetExport(library, "cuDeviceGet");
        _name = (delegate* unmanaged[Cdecl]<byte*, int, int, int>)NativeLibrary.GetExport(library, "cuDeviceGetName");
        _uuid = (delegate* unmanaged[Cdecl]<byte*, int, int>)NativeLibrary.GetExport(library, "cuDeviceGetUuid");
        _retain = (delegate* unmanaged[Cdecl]<nint*, int, int>)NativeLibrary.GetExport(library, "cuDevicePrimaryCtxRetain");
        _release = (delegate* unmanaged[Cdecl]<int, int>)NativeLibrary.GetExport(library, "cuDevicePrimaryCtxRelease_v2");
        _current = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "cuCtxSetCurrent");
        _info = (delegate* unmanaged[Cdecl]<nuint*, nuint*, int>)NativeLibrary.GetExport(library, "cuMemGetInfo_v2");
        _allocate = (delegate* unmanaged[Cdecl]<ulong*, nuint, int>)NativeLibrary.GetExport(library, "cuMemAlloc_v2");
    }

    public static string DefaultPath => OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";

    /// <summary>Null where it is not installed, or is too old to have all of it.</summary>
    public static CudaDriver? Load(string path, out string problem)
    {
        problem = $"CUDA's driver library '{path}' was not found";
        if (!NativeLibrary.TryLoad(path, out var library)) return null;
        try
        {
            return new(library);
        }
        catch (EntryPointNotFoundException missing)
        {
            problem = $"CUDA's driver library '{path}' lacks a function: {missing.Message}";
            return null;
        }
    }

    public int Initialize() => _init(0);

    /// <param name="ordinal">From 0, as CUDA_VISIBLE_DEVICES leaves them.</param>
    public int Find(int ordinal, out int device)
    {
        fixed (int* found = &device) return _device(found, ordinal);
    }

    public string Name(int device)
    {
        Span<byte> text = stackalloc byte[96];
        fixed (byte* start = text) return _name(start, text.Length, device) == 0 ? Encoding.UTF8.GetString(text[..Math.Max(0, text.IndexOf((byte)0))]) : "";
    }

    /// <summary>As NVML writes it, so that the two can be compared.</summary>
    public string Uuid(int device)
    {
        Span<byte> bytes = stackalloc byte[16];
        fixed (byte* start = bytes) return _uuid(start, device) == 0 ? $"GPU-{new Guid(bytes, bigEndian: true)}" : "";
    }

    /// <summary>Makes this process's context on the device, and this thread its user.</summary>
    public int Enter(int device)
    {
        nint context;
        var code = _retain(&context, device);
        return code == 0 ? _current(context) : code;
    }

    /// <summary>Gives back the context, and with it all that was allocated.</summary>
    public int Leave(int device) => _release(device);

    public int Memory(out long free, out long total)
    {
        nuint left, all;
        var code = _info(&left, &all);
        (free, total) = ((long)left, (long)all);
        return code;
    }

    public int Allocate(long bytes)
    {
        ulong address;
        return _allocate(&address, (nuint)bytes);
    }
}
