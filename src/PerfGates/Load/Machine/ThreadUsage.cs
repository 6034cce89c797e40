using System.Globalization;
using System.Runtime.InteropServices;

namespace PerfGates.Load.Machine;

/// <summary>What the calling thread has had of a processor so far, and what the process and the machine have done.</summary>
/// <param name="Cpu">Seconds; NaN where the system does not say, likewise the rest.</param>
/// <param name="Queued">Seconds in which it could have run and did not.</param>
/// <param name="Steal">Seconds that the hypervisor gave to others, all processors together.</param>
/// <param name="Paused">Seconds in which the garbage collector stopped the process.</param>
internal sealed partial record ThreadUsage(long At, double Cpu, double Queued, double Steal, double Paused, double ProcessCpu)
{
    public static ThreadUsage Now()
    {
        var (cpu, queued) = OperatingSystem.IsLinux() ? (ThreadCpu(), RunDelay()) : (double.NaN, double.NaN);
        return new(Nanoseconds.Now, cpu, queued, Stolen(), GC.GetTotalPauseDuration().TotalSeconds, Environment.CpuUsage.TotalTime.TotalSeconds);
    }

    private static unsafe double ThreadCpu()
    {
        const int CLOCK_THREAD_CPUTIME_ID = 3;
        var time = stackalloc long[2];
        return clock_gettime(CLOCK_THREAD_CPUTIME_ID, time) == 0 ? time[0] + time[1] * 1e-9 : double.NaN;
    }

    // Documentation/scheduler/sched-stats.rst: nanoseconds on the processor, nanoseconds waiting for it, number of slices.
    private static double RunDelay() =>
        Read("/proc/thread-self/schedstat")?.Split(' ') is [_, var waited, ..] ? double.Parse(waited, CultureInfo.InvariantCulture) * 1e-9 : double.NaN;

    // proc(5): cpu user nice system idle iowait irq softirq steal …, in hundredths of a second.
    private static double Stolen() =>
        Read("/proc/stat")?.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 8 } fields ? double.Parse(fields[8], CultureInfo.InvariantCulture) / 100 : double.NaN;

    private static string? Read(string file) => File.Exists(file) ? File.ReadAllText(file) : null;

    [LibraryImport("libc")]
    private static unsafe partial int clock_gettime(int clock, long* time);
}
