using System.Runtime.InteropServices;

internal static unsafe partial class Usage
{
    public static void Touch(long bytes)
    {
        var memory = (byte*)NativeMemory.Alloc((nuint)bytes + 1);
        for (long at = 0; at < bytes; at += 4096) memory[at] = 1;
    }

    // struct rusage: four words of time, then the peak in kB.
    public static long Peak()
    {
        var usage = stackalloc long[18];
        _ = getrusage(0, usage);
        return usage[4] * 1024;
    }

    [LibraryImport("libc")]
    private static partial int getrusage(int who, long* usage);
}
