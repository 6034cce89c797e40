using System.Diagnostics;

namespace PerfGates.Load;

/// <summary>The monotonic clock as a whole number. Not through TimeProvider, whose virtual calls cost as much as a histogram entry.</summary>
internal static class Nanoseconds
{
    public const long PerSecond = 1_000_000_000;

    private static readonly long PerTick = PerSecond / Stopwatch.Frequency;

    public static long Now => Stopwatch.GetTimestamp() * PerTick;

    public static long Of(TimeSpan span) => span.Ticks * 100;

    public static double Seconds(long nanoseconds) => nanoseconds * 1e-9;
}
