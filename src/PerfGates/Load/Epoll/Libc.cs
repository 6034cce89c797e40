using System.Runtime.InteropServices;

namespace PerfGates.Load.Epoll;

/// <summary>
/// Linux, as far as the loop needs it. Calls that never wait suppress the transition to and from the garbage collector, which
/// costs as much as they do; a call that may wait must not. No SetLastError: Marshal.GetLastSystemError right after the call.
/// </summary>
internal static partial class Libc
{
    public const int EINTR = 4, EAGAIN = 11, EPIPE = 32, ENOSYS = 38, ENETUNREACH = 101, ECONNRESET = 104, ETIMEDOUT = 110, ECONNREFUSED = 111, EHOSTUNREACH = 113, EINPROGRESS = 115;
    public const uint EPOLLIN = 1, EPOLLOUT = 4, EPOLLERR = 8, EPOLLHUP = 16, EPOLLRDHUP = 0x2000;
    public const int EPOLL_CTL_ADD = 1, EPOLL_CTL_MOD = 3;
    private const int EPOLL_CLOEXEC = 0x80000, EFD_CLOEXEC = 0x80000, EFD_NONBLOCK = 0x800;
    private const int SOCK_STREAM = 1, SOCK_NONBLOCK = 0x800, SOCK_CLOEXEC = 0x80000;
    private const int MSG_NOSIGNAL = 0x4000, SOL_SOCKET = 1, SO_ERROR = 4, IPPROTO_TCP = 6, TCP_NODELAY = 1, PR_SET_TIMERSLACK = 29;
    private const long SYS_epoll_pwait2 = 441; // the same number on every architecture; the C library knows it only since 2.35

    // linux/eventpoll.h: packed on x86-64 alone, so that 32-bit programs fit.
    private static readonly bool Packed = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    public static int EventSize { get; } = Packed ? 12 : 16;

    public static int DataOffset { get; } = Packed ? 4 : 8;

    public static int CreateEpoll() => Checked(epoll_create1(EPOLL_CLOEXEC), "epoll_create1");

    public static int CreateEvent() => Checked(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd");

    public static unsafe void Control(int epoll, int operation, int descriptor, uint events, int data)
    {
        var entry = stackalloc byte[16];
        *(uint*)entry = events;
        *(long*)(entry + DataOffset) = data;
        Checked(epoll_ctl(epoll, operation, descriptor, entry), "epoll_ctl");
    }

    /// <summary>Events, or minus the error.</summary>
    /// <param name="nanoseconds">Below 0: for ever.</param>
    public static unsafe int Wait(int epoll, byte* events, int most, long nanoseconds)
    {
        var time = stackalloc long[2] { nanoseconds / Nanoseconds.PerSecond, nanoseconds % Nanoseconds.PerSecond };
        var count = (int)syscall(SYS_epoll_pwait2, epoll, events, most, nanoseconds < 0 ? null : time, null, 8);
        return count < 0 ? -Marshal.GetLastSystemError() : count;
    }

    /// <summary>The C library's wait, for kernels before 5.11: whole milliseconds.</summary>
    public static unsafe int WaitMilliseconds(int epoll, byte* events, int most, int milliseconds)
    {
        var count = epoll_wait(epoll, events, most, milliseconds);
        return count < 0 ? -Marshal.GetLastSystemError() : count;
    }

    /// <summary>0, EINPROGRESS or another error; without a socket, the socket is -1.</summary>
    public static unsafe int Connect(ReadOnlySpan<byte> address, out int socket)
    {
        socket = Libc.socket(address[0], SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (socket < 0) return Marshal.GetLastSystemError();
        var yes = 1;
        Checked(setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(int)), "setsockopt");
        fixed (byte* bytes = address) return connect(socket, bytes, (uint)address.Length) == 0 ? 0 : Marshal.GetLastSystemError();
    }

    public static unsafe int ErrorOf(int socket)
    {
        int error = 0, size = sizeof(int);
        return getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : Marshal.GetLastSystemError();
    }

    /// <summary>Bytes, or minus the error.</summary>
    public static unsafe int Receive(int socket, byte[] pinned, int from, int count)
    {
        var received = (int)recv(socket, (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, from), (nuint)count, 0);
        return received < 0 ? -Marshal.GetLastSystemError() : received;
    }

    /// <summary>Bytes, or minus the error.</summary>
    public static unsafe int Send(int socket, byte[] pinned, int from, int count)
    {
        var sent = (int)send(socket, (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, from), (nuint)count, MSG_NOSIGNAL);
        return sent < 0 ? -Marshal.GetLastSystemError() : sent;
    }

    /// <summary>Wakes whoever waits for an event descriptor; it stays awake.</summary>
    public static unsafe void Signal(int descriptor)
    {
        var one = 1L;
        Checked((int)write(descriptor, &one, sizeof(long)), "write");
    }

    /// <summary>Lets it sleep again.</summary>
    public static unsafe void Hush(int descriptor)
    {
        long count;
        _ = read(descriptor, &count, sizeof(long)); // EAGAIN: nobody had signalled
    }

    public static void Close(int descriptor) => Checked(close(descriptor), "close");

    /// <summary>Timers of this thread fire when they are due, not up to 50 µs later.</summary>
    public static void SharpenTimers() => Checked(prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0), "prctl");

    private static int Checked(int result, string call) =>
        result >= 0 ? result : throw new InvalidOperationException($"{call} failed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastSystemError())}");

    [LibraryImport("libc")]
    private static partial int epoll_create1(int flags);

    [LibraryImport("libc")]
    private static partial int eventfd(uint value, int flags);

    [LibraryImport("libc")]
    private static unsafe partial int epoll_ctl(int epoll, int operation, int descriptor, void* entry);

    [LibraryImport("libc")]
    private static unsafe partial int epoll_wait(int epoll, void* events, int most, int milliseconds);

    [LibraryImport("libc")]
    private static unsafe partial long syscall(long number, long epoll, void* events, long most, void* time, void* mask, long size);

    [LibraryImport("libc")]
    private static partial int socket(int family, int type, int protocol);

    [LibraryImport("libc")]
    private static unsafe partial int connect(int socket, void* address, uint length);

    [LibraryImport("libc")]
    private static unsafe partial int setsockopt(int socket, int level, int name, void* value, uint length);

    [LibraryImport("libc")]
    private static unsafe partial int getsockopt(int socket, int level, int name, void* value, int* length);

    [LibraryImport("libc")]
    [SuppressGCTransition]
    private static unsafe partial nint recv(int socket, void* buffer, nuint length, int flags);

    [LibraryImport("libc")]
    [SuppressGCTransition]
    private static unsafe partial nint send(int socket, void* buffer, nuint length, int flags);

    [LibraryImport("libc")]
    private static unsafe partial nint write(int descriptor, void* buffer, nuint length);

    [LibraryImport("libc")]
    private static unsafe partial nint read(int descriptor, void* buffer, nuint length);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    [LibraryImport("libc")]
    private static partial int prctl(int option, ulong a, ulong b, ulong c, ulong d);
}
