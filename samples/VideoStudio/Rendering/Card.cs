using System.Runtime.InteropServices;

namespace VideoStudio.Rendering;

/// <summary>
/// The memory of the first graphics card, by the CUDA driver API (https://docs.nvidia.com/cuda/cuda-driver-api/). The
/// studio computes on the processor; what it would need on a card it holds there, so that there is something to measure.
/// </summary>
public sealed unsafe class Card
{
    private readonly nint library, context;

    private Card(nint library, nint context) => (this.library, this.context) = (library, context);

    /// <summary>Null where there is none.</summary>
    public static Card? Find()
    {
        if (!NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out var library)) return null;
        int device;
        nint context;
        return ((delegate* unmanaged<uint, int>)NativeLibrary.GetExport(library, "cuInit"))(0) == 0
            && ((delegate* unmanaged<int*, int, int>)NativeLibrary.GetExport(library, "cuDeviceGet"))(&device, 0) == 0
            && ((delegate* unmanaged<nint*, int, int>)NativeLibrary.GetExport(library, "cuDevicePrimaryCtxRetain"))(&context, device) == 0
            ? new(library, context) : null;
    }

    /// <summary>Holds so many bytes until it is disposed.</summary>
    public IDisposable Hold(long bytes)
    {
        ulong address;
        Enter();
        var answer = ((delegate* unmanaged<ulong*, nuint, int>)NativeLibrary.GetExport(library, "cuMemAlloc_v2"))(&address, (nuint)bytes);
        return answer == 0 ? new Held(this, address) : throw new InvalidOperationException($"{bytes} bytes are too many for the card (CUDA error {answer}).");
    }

    // A context is one of a thread, and jobs move between them.
    private void Enter() => _ = ((delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "cuCtxSetCurrent"))(context);

    private sealed class Held(Card card, ulong address) : IDisposable
    {
        public void Dispose()
        {
            card.Enter();
            _ = ((delegate* unmanaged<ulong, int>)NativeLibrary.GetExport(card.library, "cuMemFree_v2"))(address);
        }
    }
}
