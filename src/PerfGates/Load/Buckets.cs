using System.Numerics;

namespace PerfGates.Load;

/// <summary>
/// Log-linear buckets of nanoseconds over 2^42 ns (73 minutes), as in HdrHistogram: each octave is cut into as many equal
/// parts, so that a bucket is never wider than a fixed share of its value.
/// </summary>
/// <param name="bits">2^bits parts an octave.</param>
internal sealed class Buckets(int bits)
{
    public const long Most = (1L << 42) - 1;

    /// <summary>At most 0.1 % wide: for values.</summary>
    public static Buckets Fine { get; } = new(10);

    /// <summary>At most 3.2 % wide: for the order of values, window by window.</summary>
    public static Buckets Coarse { get; } = new(5);

    public int Count { get; } = (43 - bits) << bits;

    /// <param name="nanoseconds">Below 0 counts as 0, beyond <see cref="Most"/> as that.</param>
    public int Index(long nanoseconds)
    {
        var value = Math.Clamp(nanoseconds, 0, Most);
        var octave = Math.Max(0, 63 - bits - BitOperations.LeadingZeroCount((ulong)value | 1));
        return (octave << bits) + (int)(value >> octave);
    }

    /// <summary>The least value of a bucket, and how many values it holds.</summary>
    public (long Low, long Width) Bounds(int index)
    {
        var octave = Math.Max(0, (index >> bits) - 1);
        return ((long)(index - (octave << bits)) << octave, 1L << octave);
    }

    /// <summary>The middle of a bucket, in seconds.</summary>
    public double Seconds(int index)
    {
        var (low, width) = Bounds(index);
        return (low + (width - 1) / 2.0) * 1e-9;
    }
}
