using PerfGates.Statistics;
using PerfGates.Statistics.Rules;

namespace PerfGates.Tests.Statistics;

/// <summary>Events that were only counted in windows say what they would have said one by one.</summary>
public class CountingInWindows
{
    private const int Windows = 128;

    private static (double[] Times, double[] Values) Events(int count, double correlation, int seed)
    {
        var random = new Random(seed);
        double state = 0;
        double[] values = [.. Enumerable.Range(0, count).Select(_ =>
        {
            state = correlation * state + Math.Sqrt(1 - correlation * correlation) * Distributions.NormalQuantile(random.NextDouble() * .999998 + .000001);
            return Math.Exp(state);
        })];
        return ([.. Enumerable.Range(0, count).Select(i => (double)i)], values);
    }

    private static WindowedEvents Counted(double[] values, double bound)
    {
        var windows = values.Chunk(values.Length / Windows).ToArray();
        return WindowedEvents.Of(
            [.. windows.Select(w => w.Order().ToArray())],
            [.. windows.Select(w => w.Select(_ => 1.0).ToArray())],
            [.. windows.Select(w => (double)w.Count(v => v > bound))]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(.9)]
    public void The_percentile_rule_finds_the_same(double correlation)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var (times, values) = Events(Windows * 100, correlation, seed);
            var rule = new PercentileRule(.95, Math.Exp(1.7));
            var (kept, counted) = (rule.Round(times, values), rule.Round(Counted(values, Math.Exp(1.7))));
            Assert.Equal((kept.Decision, kept.Over, kept.Count, kept.Doubt), (counted.Decision, counted.Over, counted.Count, counted.Doubt));
            Assert.Equal(kept.Dispersion, counted.Dispersion, 0.2 * kept.Dispersion);
        }
    }

    [Fact]
    public void So_does_the_interval_of_a_quantile()
    {
        var (times, values) = Events(Windows * 100, 0, 1);
        double[] rising = [.. values.Order()];
        var kept = QuantileInterval.Of(times, values, .9, .025);
        var counted = QuantileInterval.Of(Counted(values, Quantile.Of(values, .9)), rising, [.. rising.Select(_ => 1.0)], .9, .025);
        Assert.Equal(kept.Low, counted.Low, .01);
        Assert.Equal(kept.High, counted.High, .01);
    }

    // Two values, half of the events each: mid-ranks 1/4 and 3/4, so their variance is 1/16.
    [Fact]
    public void Ties_leave_ranks_less_variance()
    {
        var tied = WindowedEvents.Of([.. Enumerable.Range(0, Windows).Select(_ => new[] { 1.0, 2.0 })], [.. Enumerable.Range(0, Windows).Select(_ => new[] { 50.0, 50.0 })], new double[Windows]);
        Assert.Equal(1 / 16.0, tied.RankVariance, 1e-4);
        Assert.All(tied.Ranks, r => Assert.Equal(50, r));
    }

    [Fact]
    public void Where_all_are_equal_nothing_depends_on_anything()
    {
        var equal = WindowedEvents.Of([.. Enumerable.Range(0, Windows).Select(_ => new[] { 1.0 })], [.. Enumerable.Range(0, Windows).Select(_ => new[] { 100.0 })], new double[Windows]);
        Assert.Equal(1, equal.Quiet()!.DispersionOfRanks);
    }

    [Fact]
    public void Fewer_windows_than_sixteen_tell_nothing() =>
        Assert.Null(WindowedEvents.Of([.. Enumerable.Range(0, 15).Select(_ => new[] { 1.0 })], [.. Enumerable.Range(0, 15).Select(_ => new[] { 100.0 })], new double[15]).Quiet());

    [Theory]
    [InlineData(.5, 2)]
    [InlineData(.95, 2)]
    [InlineData(.951, 3)]
    [InlineData(0.01, 1)]
    public void The_quantile_of_counted_values_is_one_of_them(double share, double value) => Assert.Equal(value, Quantile.Of([1, 2, 3], [40, 55, 5], share));
}
