using System.Runtime.InteropServices;

namespace PerfGates.Load.Epoll;

/// <summary>One epoll descriptor with its events, and an event descriptor through which others wake it.</summary>
internal sealed unsafe class Poll : IDisposable
{
    private const int Most = 256;
    private const int Woken = -1;

    private readonly int epoll = Libc.CreateEpoll();
    private readonly int wake = Libc.CreateEvent();
    private readonly byte* events = (byte*)NativeMemory.Alloc(Most * 16);
    private bool coarse;

    public Poll() => Libc.Control(epoll, Libc.EPOLL_CTL_ADD, wake, Libc.EPOLLIN, Woken);

    public void Add(int socket, uint what, int data) => Libc.Control(epoll, Libc.EPOLL_CTL_ADD, socket, what, data);

    public void Change(int socket, uint what, int data) => Libc.Control(epoll, Libc.EPOLL_CTL_MOD, socket, what, data);

    /// <summary>How many things have happened; 0 after the time.</summary>
    public int Wait(long nanoseconds)
    {
        while (true)
        {
            // Before Linux 5.11: rounded down, so that nobody wakes too late; the rest is spun.
            var count = coarse
                ? Libc.WaitMilliseconds(epoll, events, Most, (int)Math.Clamp(nanoseconds / 1_000_000, 0, 1000))
                : Libc.Wait(epoll, events, Most, Math.Max(0, nanoseconds));
            if (count >= 0) return count;
            if (count == -Libc.ENOSYS && !coarse) coarse = true;
            else if (count != -Libc.EINTR) throw new InvalidOperationException($"waiting failed: {Marshal.GetPInvokeErrorMessage(-count)}");
        }
    }

    /// <summary>Which connection, -1 for a call to wake up, and what happened to it.</summary>
    public (int Data, uint What) this[int index]
    {
        get
        {
            var entry = events + index * Libc.EventSize;
            return (*(int*)(entry + Libc.DataOffset), *(uint*)entry);
        }
    }

    /// <summary>After a call to wake up: the next wait waits again.</summary>
    public void Silence() => Libc.Hush(wake);

    public void Wake() => Libc.Signal(wake);

    public void Dispose()
    {
        Libc.Close(wake);
        Libc.Close(epoll);
        NativeMemory.Free(events);
    }
}
