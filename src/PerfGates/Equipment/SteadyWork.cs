using System.Diagnostics;
using PerfGates.Statistics;

namespace PerfGates.Equipment;

/// <summary>Work that is the same each time, for arithmetic and memory alike, and what a timer does. It is what two equal programs are.</summary>
internal static class SteadyWork
{
    private const int WarmUps = 10, Repetitions = 30, Steps = 1_000_000, Sleeps = 20, Words = 1 << 20;

    private static readonly TimeSpan Sleep = TimeSpan.FromMilliseconds(5);

    public static async Task<WorkDone> RunAsync(TimeProvider clock)
    {
        var table = new uint[Words]; // 4 MiB: more than the caches that a core has to itself
        for (var i = 0; i < WarmUps; i++) Once(table);
        var times = new double[Repetitions];
        for (var i = 0; i < times.Length; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            Once(table);
            times[i] = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        }
        var late = new double[Sleeps];
        for (var i = 0; i < late.Length; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await Task.Delay(Sleep, clock);
            late[i] = Math.Max(0, (Stopwatch.GetElapsedTime(begun) - Sleep).TotalSeconds);
        }
        return new(Quantile.Median(times), Quantile.Of(late, 0.95));
    }

    // Marsaglia's xorshift32: its sequence is fixed, and no compiler can foresee it.
    private static void Once(uint[] table)
    {
        var x = 2463534242u;
        for (var i = 0; i < Steps; i++)
        {
            x ^= x << 13;
            x ^= x >> 17;
            x ^= x << 5;
            table[x & (Words - 1)] += x;
        }
    }
}

/// <param name="Seconds">Of one repetition, the median.</param>
/// <param name="Late">By how many seconds timers woke up late, at most, in 95 % of all tries.</param>
internal sealed record WorkDone(double Seconds, double Late);
