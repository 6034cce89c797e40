using System.Globalization;
using System.Runtime.InteropServices;

namespace PerfGates.Load.Machine;

/// <summary>What threads have had of the processors so far, and what the process and the machine have done.</summary>
/// <param name="Threads">By their numbers: seconds on a processor, and seconds in which they could have run and did not; NaN where the system does not say.</param>
/// <param name="Steal">Seconds that the hypervisor gave to others, all processors together; NaN likewise.</param>
/// <param name="Paused">Seconds in which the garbage collector stopped the process.</param>
internal sealed partial record ThreadUsage(long At, IReadOnlyDictionary<int, (double Cpu, double Queued)> Threads, double Steal, double Paused, double ProcessCpu)
{
    /// <summary>Of the calling thread alone.</summary>
    public static ThreadUsage OfThisThread()
    {
        if (!OperatingSystem.IsLinux()) return OfAllThreads();
        return Of(new() { [0] = (ThreadCpu(), SchedStat("/proc/thread-self/schedstat").Queued) });
    }

    /// <summary>Where it is not known beforehand which threads do the work. Where threads are not told apart, the process stands for the busiest.</summary>
    public static ThreadUsage OfAllThreads()
    {
        Dictionary<int, (double, double)> threads = [];
        if (!Directory.Exists("/proc/self/task")) threads[0] = (Environment.CpuUsage.TotalTime.TotalSeconds, double.NaN);
        else foreach (var task in Directory.EnumerateDirectories("/proc/self/task")) threads[int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture)] = SchedStat($"{task}/schedstat");
        return Of(threads);
    }

    /// <summary>Of the thread that was busiest since then, as shares of the time since then.</summary>
    public (double Cpu, double Queued) BusiestSince(ThreadUsage before)
    {
        var span = Nanoseconds.Seconds(At - before.At);
        if (span <= 0) return (0, 0);
        // A thread that was not there before has begun at nothing.
        var shares = Threads.Select(t => (Now: t.Value, Then: before.Threads.GetValueOrDefault(t.Key))).Select(t => ((t.Now.Cpu - t.Then.Cpu) / span, (t.Now.Queued - t.Then.Queued) / span));
        return shares.MaxBy(s => s.Item1);
    }

    private static ThreadUsage Of(Dictionary<int, (double, double)> threads) =>
        new(Nanoseconds.Now, threads, Stolen(), GC.GetTotalPauseDuration().TotalSeconds, Environment.CpuUsage.TotalTime.TotalSeconds);

    private static unsafe double ThreadCpu()
    {
        const int CLOCK_THREAD_CPUTIME_ID = 3;
        var time = stackalloc long[2];
        return clock_gettime(CLOCK_THREAD_CPUTIME_ID, time) == 0 ? time[0] + time[1] * 1e-9 : double.NaN;
    }

    // Documentation/scheduler/sched-stats.rst: nanoseconds on the processor, nanoseconds waiting for it, number of slices.
    private static (double Cpu, double Queued) SchedStat(string file) =>
        Read(file)?.Split(' ') is [var ran, var waited, ..] ? (Number(ran) * 1e-9, Number(waited) * 1e-9) : (double.NaN, double.NaN);

    // proc(5): cpu user nice system idle iowait irq softirq steal …, in hundredths of a second.
    private static double Stolen() =>
        Read("/proc/stat")?.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 8 } fields ? Number(fields[8]) / 100 : double.NaN;

    private static double Number(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return null; // a thread that has just ended, or a system without it
        }
    }

    [LibraryImport("libc")]
    private static unsafe partial int clock_gettime(int clock, long* time);
}
