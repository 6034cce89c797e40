using PerfGates.Load;
using PerfGates.Load.Recording;

namespace PerfGates.Tests.Load.Recording;

public class Histograms
{
    public static TheoryData<int, double> Kinds { get; } = new() { { 10, 0.001 }, { 5, 0.032 } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_value_lies_in_its_bucket_and_a_bucket_is_narrow(int bits, double widest)
    {
        Buckets buckets = new(bits);
        foreach (var value in Values())
        {
            var index = buckets.Index(value);
            var (low, width) = buckets.Bounds(index);
            Assert.InRange(value, low, low + width - 1);
            Assert.True(width == 1 || width <= low * widest, $"{value} in a bucket of {low}, {width} wide");
            Assert.InRange(index, 0, buckets.Count - 1);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Buckets_follow_each_other_without_a_gap(int bits, double widest)
    {
        _ = widest;
        Buckets buckets = new(bits);
        var next = 0L;
        for (var i = 0; i < buckets.Count; i++)
        {
            var (low, width) = buckets.Bounds(i);
            Assert.Equal((next, i, i), (low, buckets.Index(low), buckets.Index(low + width - 1)));
            next = low + width;
        }
        Assert.Equal(1L << 42, next);
    }

    [Fact]
    public void What_cannot_be_counts_at_the_ends() => Assert.Equal((0, Buckets.Fine.Count - 1), (Buckets.Fine.Index(-5), Buckets.Fine.Index(long.MaxValue)));

    [Fact]
    public void Two_windows_added_are_one_window_of_both()
    {
        long[] limits = [1000, 1_000_000];
        WindowCounts Counted(IEnumerable<long> latencies)
        {
            WindowCounts? counts = null;
            Recorder recorder = new(1, limits, Nanoseconds.PerSecond, false, (windows, _) => counts = windows.Counts[0]);
            recorder.Begin(0);
            foreach (var latency in latencies) recorder.Answered(0, 0, 0, latency, latency % 7 == 0 ? "x" : null, 10, 1, 2);
            recorder.Finish();
            return counts!;
        }
        long[] all = [.. Values().Where(v => v < Nanoseconds.PerSecond)];
        var (first, second, both) = (Counted(all[..40]), Counted(all[40..]), Counted(all));
        first.Add(second);
        Assert.Equal(LoadJson.Line(both.ToEvent(1, 0, 0) with { Sum = 0, SumOfSquares = 0 }), LoadJson.Line(first.ToEvent(1, 0, 0) with { Sum = 0, SumOfSquares = 0 }));
        Assert.Equal(both.Sum, first.Sum, 12);
    }

    private static IEnumerable<long> Values()
    {
        for (var power = 0; power < 42; power++)
        {
            foreach (var near in new[] { -1L, 0, 1, (1L << power) / 3 })
            {
                if ((1L << power) + near is >= 0 and <= Buckets.Most and var value) yield return value;
            }
        }
    }
}
