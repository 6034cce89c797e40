using System.Runtime.InteropServices;

namespace PerfGates.Load.Machine;

/// <summary>Which processors this process may use, and where its threads that drive load go.</summary>
internal static partial class Processors
{
    private const int MaskBytes = 128; // 1024 processors, the C library's cpu_set_t

    /// <summary>As many as were asked for, but one stays for the server.</summary>
    public static int Threads(int asked) => Math.Clamp(asked, 1, Math.Max(1, Environment.ProcessorCount - 1));

    /// <summary>The calling thread stays on the last allowed processor, or so many before it. Does nothing where that is not possible.</summary>
    public static unsafe void Stay(int fromLast)
    {
        if (!OperatingSystem.IsLinux()) return;
        var mask = stackalloc byte[MaskBytes];
        new Span<byte>(mask, MaskBytes).Clear();
        if (sched_getaffinity(0, MaskBytes, mask) < 0) return;
        int[] allowed = [.. Bits(new Span<byte>(mask, MaskBytes))];
        if (fromLast >= allowed.Length) return;
        var processor = allowed[allowed.Length - 1 - fromLast];
        new Span<byte>(mask, MaskBytes).Clear();
        mask[processor >> 3] = (byte)(1 << (processor & 7));
        _ = sched_setaffinity(0, MaskBytes, mask); // refused by some sandboxes: then it runs where the system puts it
    }

    private static List<int> Bits(ReadOnlySpan<byte> mask)
    {
        List<int> bits = [];
        for (var i = 0; i < mask.Length * 8; i++)
        {
            if ((mask[i >> 3] >> (i & 7) & 1) != 0) bits.Add(i);
        }
        return bits;
    }

    [LibraryImport("libc")]
    private static unsafe partial int sched_getaffinity(int thread, nuint size, byte* mask);

    [LibraryImport("libc")]
    private static unsafe partial int sched_setaffinity(int thread, nuint size, byte* mask);
}
