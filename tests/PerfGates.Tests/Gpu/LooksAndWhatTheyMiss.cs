using PerfGates.Gpu;
using PerfGates.Probes;
using PerfGates.Resources;

namespace PerfGates.Tests.Gpu;

/// <summary>Properties over random traces: a true course of memory, of which looks see some moments.</summary>
public class LooksAndWhatTheyMiss
{
    private const int Seed = 20261121, Ours = 4711;

    [Fact]
    public void The_peak_is_the_highest_that_was_seen_and_never_above_the_truth()
    {
        foreach (var (truth, period) in Traces())
        {
            long[] seen = [.. truth.Where((_, i) => i % period == 0)];
            var reading = Peak(seen, period);
            Assert.Equal(seen.Max(), reading.Value);
            Assert.True(reading.Value <= truth.Max());
        }
    }

    [Fact]
    public void What_looks_may_have_missed_is_never_less_than_nothing()
    {
        foreach (var (truth, period) in Traces())
        {
            var reading = Peak([.. truth.Where((_, i) => i % period == 0)], period);
            if (reading.Range is { } range) Assert.True(range.Low <= reading.Value && range.High > reading.Value);
        }
    }

    [Fact]
    public void A_spike_between_two_looks_is_not_claimed()
    {
        long[] truth = [.. Enumerable.Range(0, 400).Select(i => i == 205 ? 8100L : 7000L)];
        Assert.Equal(7000, Peak([.. truth.Where((_, i) => i % 20 == 0)], 20).Value);
        Assert.Equal(8100, Peak([.. truth.Where((_, i) => i % 5 == 0)], 5).Value);
    }

    [Fact]
    public void Loading_is_no_spike_and_a_step_on_top_of_it_may_be_half_of_one()
    {
        Assert.Null(Peak([0, 4000, 4000, 4000], 1).Range); // from below half of the peak
        Assert.Equal(5500, Peak([0, 4000, 4000, 5000], 1).Range!.High);
    }

    private static IEnumerable<(long[] Truth, int Period)> Traces()
    {
        var random = new Random(Seed);
        for (var n = 0; n < 2000; n++)
        {
            var level = 1L;
            yield return ([.. Enumerable.Range(0, random.Next(1, 200)).Select(_ => level = Math.Max(1, level + random.Next(-500, 600)))], random.Next(1, 20));
        }
    }

    private static Reading Peak(long[] seen, int period)
    {
        GpuSample[] looks = [.. seen.Select((used, i) => new GpuSample(i * period * 0.001, [new("GPU-1", "Card", 1 << 30, used, null, false)], [new("GPU-1", Ours, used, null)]))];
        ResourceRecord record = new(looks[^1].Time, [], [], []) { Gpu = looks, GpuFacts = new("NVML", "", "none"), Members = [new(Ours, "render", 0, 1)] };
        return VideoMemoryFigures.Of(MeasuredTime.Of(record)).First().Reading!.Value;
    }
}
