using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PerfGates.Probes.Generation;

/// <summary>Takes files out of the page cache of Linux, which needs no rights beyond reading them.</summary>
internal static partial class PageCache
{
    // <fcntl.h>, <sys/mman.h>
    private const int DontNeed = 4, ProtRead = 1, MapShared = 1;

    private const long Chunk = 1 << 30;

    /// <summary>Null, or why part of it is still there.</summary>
    public static string? Drop(string file)
    {
        if (!OperatingSystem.IsLinux()) return "it takes Linux";
        try
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            // Pages that are not on disk yet are kept.
            RandomAccess.FlushToDisk(handle);
            if (Advise(handle, 0, 0, DontNeed) is var error and not 0) return $"posix_fadvise answered {error}";
            var length = RandomAccess.GetLength(handle);
            var (held, pages) = Held(handle, length);
            if (pages == 0 && length > 0) return "nobody can tell whether its pages are gone";
            // A program that has the file mapped keeps its pages; single ones are read again by whoever looks at the folder.
            return held * 100 > pages ? $"{held} of {pages} pages are still in memory; a program may have it open" : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private static unsafe (long Held, long Pages) Held(SafeFileHandle handle, long length)
    {
        long held = 0, pages = 0;
        for (long offset = 0; offset < length; offset += Chunk)
        {
            var size = (nuint)Math.Min(Chunk, length - offset);
            var address = Map(null, size, ProtRead, MapShared, handle, offset);
            // MAP_FAILED; of what cannot be mapped nothing can be told.
            if (address == (void*)-1) continue;
            var present = new byte[((long)size + Environment.SystemPageSize - 1) / Environment.SystemPageSize];
            fixed (byte* first = present)
                if (Present(address, size, first) == 0) (held, pages) = (held + present.Count(p => (p & 1) == 1), pages + present.Length);
            _ = Unmap(address, size);
        }
        return (held, pages);
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, long offset, long length, int advice);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static unsafe partial void* Map(void* address, nuint length, int protection, int flags, SafeFileHandle file, long offset);

    [LibraryImport("libc", EntryPoint = "mincore")]
    private static unsafe partial int Present(void* address, nuint length, byte* vector);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static unsafe partial int Unmap(void* address, nuint length);
}
