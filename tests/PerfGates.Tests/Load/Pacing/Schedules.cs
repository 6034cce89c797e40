using PerfGates.Load;
using PerfGates.Load.Pacing;

namespace PerfGates.Tests.Load.Pacing;

public class Schedules
{
    [Fact]
    public void A_constant_rate_is_evenly_spaced_and_ends_with_its_time()
    {
        var all = All(Step(For: 2), Open(50));
        Assert.Equal(100, all.Count);
        Assert.All(all.Select((a, i) => (a.At, Expected: i * 0.02)), a => Assert.Equal(a.Expected, a.At, 6));
    }

    [Fact]
    public void Iterations_end_it_too() => Assert.Equal([0, 0.1, 0.2], All(Step(iterations: 3), Open(10)).Select(a => Math.Round(a.At, 6)));

    [Fact]
    public void Warm_up_comes_before_and_does_not_count()
    {
        var all = All(Step(For: 1, warmUp: 0.5), Open(10));
        Assert.Equal((5, 10, 0.5), (all.Count(a => !a.Counted), all.Count(a => a.Counted), all.First(a => a.Counted).At));
        var counted = All(Step(For: 1, warmUpIterations: 3), Open(10));
        Assert.Equal((3, 10, 0.3), (counted.Count(a => !a.Counted), counted.Count(a => a.Counted), Math.Round(counted.First(a => a.Counted).At, 6)));
    }

    [Fact]
    public void A_ramp_rises_evenly()
    {
        var all = All(Step(For: 10), Open(20, 200));
        Assert.InRange(all.Count, 1100, 1101);
        // N(t) = 20 t + 9 t²: after half of the time a little more than a quarter, and 110 a second.
        Assert.InRange(all.Count(a => a.At < 5), 325, 326);
        Assert.InRange(all.Count(a => a.At is >= 4.5 and < 5.5), 109, 111);
    }

    [Fact]
    public void A_ramp_may_fall_to_nothing()
    {
        var all = All(Step(For: 10), Open(100, 0));
        Assert.InRange(all.Count, 499, 501);
        Assert.InRange(all.Count(a => a.At < 5), 375, 376);
    }

    [Fact]
    public void Poisson_has_the_rate_and_gaps_that_spread_as_much_as_they_last()
    {
        var all = All(Step(For: 100), Open(100) with { Poisson = true });
        Assert.InRange(all.Count, 9_700, 10_300);
        var gaps = all.Zip(all.Skip(1), (a, b) => b.At - a.At).ToList();
        var (mean, variance) = (gaps.Average(), gaps.Select(g => g * g).Average());
        Assert.InRange(Math.Sqrt(variance - mean * mean) / mean, 0.95, 1.05);
        Assert.Equal(all, All(Step(For: 100), Open(100) with { Poisson = true }));
    }

    private static LoadOrder.Step Step(double? For = null, long? iterations = null, double warmUp = 0, long warmUpIterations = 0) =>
        new(1, "", Open(1), TimeSpan.FromSeconds(warmUp), For is null ? null : TimeSpan.FromSeconds(For.Value), iterations, TimeSpan.FromSeconds(1)) { WarmUpIterations = warmUpIterations };

    private static Drive.Open Open(double rate, double? to = null) => new(rate, to ?? rate, false, 1, TimeSpan.Zero, 1);

    private static List<(double At, bool Counted)> All(LoadOrder.Step step, Drive.Open drive)
    {
        List<(double, bool)> all = [];
        for (Schedule schedule = new(step, drive, 7); schedule.Due != long.MaxValue; schedule.Advance()) all.Add((Nanoseconds.Seconds(schedule.Due), schedule.Counted));
        return all;
    }
}
