using PerfGates.Statistics;
using PerfGates.Statistics.Rules;

namespace PerfGates.Tests.Statistics;

public sealed class ResemblingNeighbours
{
    private static readonly double[] Times = [.. Enumerable.Range(0, 4000).Select(i => (double)i)];

    [Fact]
    public void Independent_events_count_nearly_in_full()
    {
        var batches = TimeBatches.Quiet(Times, Events(1), .95)!;
        Assert.Equal(TimeBatches.Most, batches.Shares.Length);
        Assert.InRange(batches.DispersionOfShares(.05), 1, 1.5);
        Assert.InRange(batches.DispersionOfRanks, 1, 1.5);
    }

    // Every event twenty times in a row: worth a twentieth.
    [Fact]
    public void Events_repeated_twenty_times_count_for_a_twentieth() =>
        Assert.InRange(TimeBatches.Quiet(Times, Events(20), .95)!.DispersionOfRanks, 12, 30);

    [Fact]
    public void Their_quantile_is_bounded_more_widely()
    {
        var (free, bound) = (QuantileInterval.Of(Times, Events(1), .9, .025), QuantileInterval.Of(Times, Events(20), .9, .025));
        Assert.True(free.Contains(.9) && bound.Contains(.9));
        Assert.True(bound.High - bound.Low > 2 * (free.High - free.Low));
    }

    [Fact]
    public void A_drift_leaves_every_quantile_open() => Assert.Equal(Interval.Unbounded, QuantileInterval.Of(Times, Times, .5, .025));

    // 160 regular events fill sixteen batches of ten; one fewer cannot.
    [Theory]
    [InlineData(160, true)]
    [InlineData(159, false)]
    public void Sixteen_batches_of_ten_are_the_fewest(int events, bool batched) =>
        Assert.Equal(batched, TimeBatches.Quiet(Times[..events], Events(1)[..events], .95) is not null);

    [Fact]
    public void A_stretch_without_events_is_no_stretch()
    {
        // As where forty users begin in step, and wait for two seconds each.
        double[] times = [.. Times.Select((t, i) => i < 2000 ? t : t + 4000)];
        Assert.Equal(TimeBatches.Quiet(Times, Events(1), .95)!.Shares, TimeBatches.Quiet(times, Events(1), .95)!.Shares);
    }

    [Fact]
    public void What_likeness_remains_widens_a_rate()
    {
        double[] windows = [1, 2, 2, 3, 1, 1, 3, 4, 3, 2, 1, 2];
        Assert.True(VonNeumann.Likeness(windows) < VonNeumann.Loud && VonNeumann.Leftover(windows) > 1.2);
        var rate = RateRule.Round(windows, 10);
        Assert.True(rate.Interval.High > TBound.Upper(windows, .025));
    }

    // By hand: r = .25 / 2, ρ = .125 + 1.5 / 8 = .3125.
    [Fact]
    public void Likeness_of_few_values_is_seen_too_low() => Assert.Equal(1.3125 / .6875, VonNeumann.Leftover([0, 0, 1, 1, 0, 0, 1, 1]), 12);

    [Fact]
    public void Opposite_neighbours_do_not_narrow() => Assert.Equal(1, VonNeumann.Leftover([1, -1, 1, -1, 1, -1]));

    private static double[] Events(int times)
    {
        Random random = new(3);
        return [.. Enumerable.Range(0, 4000 / times).SelectMany(_ => Enumerable.Repeat(random.NextDouble(), times))];
    }
}
