using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PerfGates.Pressure;

/// <summary>A thread that keeps one processor busy for a share of the time: Linux only.</summary>
/// <param name="load">From above 0 to 1.</param>
/// <param name="processor">Its number.</param>
internal sealed partial class BurnerThread(double load, int processor) : IDisposable
{
    // Short against what a scheduler gives to one program at a time, long against what it costs to sleep.
    private const double Period = 0.02;

    private const int MaskBytes = 128; // 1024 processors, the C library's cpu_set_t
    private const int ThreadCpuTime = 3; // clock_gettime(2): CLOCK_THREAD_CPUTIME_ID

    private volatile string? _task;
    private Thread? _thread;
    private long _used;
    private readonly ManualResetEvent _end = new(initialState: false);
    private double _seenUsed, _seenWaited;

    public BurnerThread Started()
    {
        _thread = new(Run) { IsBackground = true, Name = "burner" };
        _thread.Start();
        return this;
    }

    public void Dispose()
    {
        _end.Set();
        _thread?.Join();
        _end.Dispose();
    }

    /// <summary>Seconds since the last call.</summary>
    public (double Used, double Waited) Next()
    {
        var (used, waited) = (Volatile.Read(ref _used) * 1e-9, Waited());
        var since = (used - _seenUsed, waited - _seenWaited);
        (_seenUsed, _seenWaited) = (used, waited);
        return since;
    }

    private void Run()
    {
        Stay(processor);
        _task = File.ResolveLinkTarget("/proc/thread-self", returnFinalTarget: false)?.FullName;
        var (begun, last, owed) = (Stopwatch.GetTimestamp(), Used(), 0.0);
        for (var end = Period; ; end = Math.Max(end + Period, Now(begun)))
        {
            // What others took is made up for within a period, and then forgotten: afterwards it would be more than was asked.
            owed = Math.Min(owed + load * Period, 2 * load * Period);
            while (owed > 0 && Now(begun) < end)
            {
                Thread.SpinWait(500);
                var used = Used();
                Volatile.Write(ref _used, used);
                owed -= (used - last) * 1e-9;
                last = used;
            }
            // To the millisecond below: who wakes up late has lost what it wanted to burn.
            if (_end.WaitOne((int)Math.Max(0, (end - Now(begun)) * 1000))) return;
        }
    }

    private static double Now(long begun) => Stopwatch.GetElapsedTime(begun).TotalSeconds;

    // Documentation/scheduler/sched-stats.rst: nanoseconds on the processor, nanoseconds waiting for it, number of slices. 0 where the system does not say.
    private double Waited()
    {
        if (_task is null) return 0;
        try
        {
            return File.ReadAllText($"{_task}/schedstat").Split(' ') is [_, var waited, ..] ? long.Parse(waited, CultureInfo.InvariantCulture) * 1e-9 : 0;
        }
        catch (IOException)
        {
            return 0; // a kernel without these figures: then only what was used counts
        }
    }

    private static unsafe long Used()
    {
        var time = stackalloc long[2];
        return clock_gettime(ThreadCpuTime, time) == 0 ? time[0] * 1_000_000_000 + time[1] : 0;
    }

    private static unsafe void Stay(int processor)
    {
        var mask = stackalloc byte[MaskBytes];
        new Span<byte>(mask, MaskBytes).Clear();
        mask[processor >> 3] = (byte)(1 << (processor & 7));
        _ = sched_setaffinity(0, MaskBytes, mask); // refused by some sandboxes: what all burners use is read back anyway
    }

    [LibraryImport("libc")]
    private static unsafe partial int clock_gettime(int clock, long* time);

    [LibraryImport("libc")]
    private static unsafe partial int sched_setaffinity(int thread, nuint size, byte* mask);
}
