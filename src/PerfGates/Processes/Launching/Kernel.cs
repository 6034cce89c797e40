using System.Runtime.InteropServices;

namespace PerfGates.Processes.Launching;

/// <summary>What .NET has no words for: Linux with 64 bits only, where these structures look the same everywhere.</summary>
internal static unsafe partial class Kernel
{
    public const int Interrupted = 4; // EINTR
    public const int NoChild = 10; // ECHILD

    private const int SetChildSubreaper = 36; // PR_SET_CHILD_SUBREAPER
    private const int SetDescriptorFlags = 2; // F_SETFD
    private const int CloseOnExec = 1; // FD_CLOEXEC
    private const int Any = 0; // P_ALL
    private const int Exited = 4; // WEXITED
    private const int LeaveIt = 0x01000000; // WNOWAIT
    private const nint Ignore = 1; // SIG_IGN

    /// <summary>Orphans below this process become its children.</summary>
    public static void AdoptOrphans() => _ = prctl(SetChildSubreaper, 1, 0, 0, 0);

    public static void CloseInPrograms(int descriptor) => _ = fcntl(descriptor, SetDescriptorFlags, CloseOnExec);

    public static void IgnoreSignal(int number) => _ = signal(number, Ignore);

    /// <summary>Puts the empty file in the place of standard input, output and error.</summary>
    public static void LetGoOfStreams()
    {
        var nothing = open("/dev/null", 2);
        for (var stream = 0; stream <= 2; stream++) _ = dup2(nothing, stream);
        _ = close(nothing);
    }

    /// <summary>Starts a program with the three streams, the folder and the processors of this thread.</summary>
    /// <param name="begun">The time stamp of its start.</param>
    /// <returns>0, or an errno.</returns>
    public static int Start(string program, string[] arguments, string[] environment, out int id, out long begun)
    {
        // Freed by the end of this process, which starts nothing else.
        var (path, words, variables) = ((nint)Text(program), (nint)Texts([program, .. arguments]), (nint)Texts(environment));
        int started;
        // The first call of anything takes milliseconds, which are not the program's: nothing is started, and nothing waited for.
        _ = posix_spawn(&started, Text(""), null, null, (byte**)words, (byte**)variables);
        _ = NextEnded();
        begun = System.Diagnostics.Stopwatch.GetTimestamp();
        var error = posix_spawn(&started, (byte*)path, null, null, (byte**)words, (byte**)variables);
        id = started;
        return error;
    }

    /// <summary>Waits for a child that has ended, and leaves it as it is, so that more can be asked of it. 0 once there is none.</summary>
    public static int NextEnded()
    {
        var information = stackalloc int[32]; // siginfo_t has 128 bytes; si_pid is the fifth int where a pointer has 8
        while (waitid(Any, 0, information, Exited | LeaveIt) != 0)
            if (Marshal.GetLastPInvokeError() != Interrupted) return 0;
        return information[4];
    }

    /// <summary>Takes leave of a child that has ended. Its figures include those of all that it has waited for itself.</summary>
    public static (int Status, TimeSpan Processor, long PeakBytes) Reap(int id)
    {
        int status;
        var usage = stackalloc long[18]; // struct rusage: user and system time in seconds and microseconds, maxrss in kB
        while (wait4(id, &status, 0, usage) < 0 && Marshal.GetLastPInvokeError() == Interrupted) { }
        return (status, TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]), usage[4] * 1024);
    }

    /// <summary>Binds this thread, and what it starts, to the first so many of the processors that it may use.</summary>
    public static void UseOnly(int processors)
    {
        const int Words = 128; // 8192 processors
        var set = stackalloc ulong[Words];
        new Span<ulong>(set, Words).Clear();
        _ = sched_getaffinity(0, Words * sizeof(ulong), set);
        for (var i = 0; i < Words; i++)
        {
            var (kept, left) = (0UL, set[i]);
            for (; left != 0 && processors > 0; processors--)
            {
                var lowest = left & (~left + 1);
                (kept, left) = (kept | lowest, left & ~lowest);
            }
            set[i] = kept;
        }
        _ = sched_setaffinity(0, Words * sizeof(ulong), set);
    }

    /// <summary>False at the end.</summary>
    public static bool Read(int descriptor, Span<byte> buffer)
    {
        fixed (byte* start = buffer)
            for (var at = 0; at < buffer.Length;)
            {
                var count = read(descriptor, start + at, buffer.Length - at);
                if (count > 0) at += (int)count;
                else if (count == 0 || Marshal.GetLastPInvokeError() != Interrupted) return false;
            }
        return true;
    }

    // A line is shorter than what a pipe takes in one piece. Whoever does not read any more does not need it.
    public static void Write(int descriptor, ReadOnlySpan<byte> text)
    {
        fixed (byte* start = text) _ = write(descriptor, start, text.Length);
    }

    private static byte* Text(string text) => (byte*)Marshal.StringToCoTaskMemUTF8(text);

    private static byte** Texts(string[] texts)
    {
        var list = (byte**)NativeMemory.Alloc((nuint)(texts.Length + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < texts.Length; i++) list[i] = Text(texts[i]);
        list[texts.Length] = null;
        return list;
    }

    [LibraryImport("libc")]
    private static partial int prctl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("libc")]
    private static partial int fcntl(int descriptor, int command, int value);

    [LibraryImport("libc")]
    private static partial nint signal(int number, nint what);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc")]
    private static partial int dup2(int from, int to);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    [LibraryImport("libc")]
    private static partial int posix_spawn(int* id, byte* path, void* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int waitid(int which, int id, int* information, int options);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int wait4(int id, int* status, int options, long* usage);

    [LibraryImport("libc")]
    private static partial int sched_getaffinity(int id, nint size, ulong* set);

    [LibraryImport("libc")]
    private static partial int sched_setaffinity(int id, nint size, ulong* set);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint read(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc")]
    private static partial nint write(int descriptor, byte* buffer, nint count);
}
