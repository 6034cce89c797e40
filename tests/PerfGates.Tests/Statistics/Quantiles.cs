using PerfGates.Statistics;

namespace PerfGates.Tests.Statistics;

public sealed class Quantiles
{
    // R: quantile(c(1, 2, 4, 8), c(0, .25, .5, .9, 1)), type 7.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(.25, 1.75)]
    [InlineData(.5, 3)]
    [InlineData(.9, 6.8)]
    [InlineData(1, 8)]
    public void Definition_seven(double share, double expected) => Assert.Equal(expected, Quantile.Of([8, 1, 4, 2], share), 12);

    [Fact]
    public void Nothing_has_no_quantile() => Assert.Throws<ArgumentException>(() => Quantile.Median([]));

    // Tables of the sign test: for the median of 20 at 2.5 % each side the 6th and the 15th value (96 %).
    [Fact]
    public void The_median_of_twenty_lies_between_the_sixth_and_the_fifteenth() =>
        Assert.Equal(new Interval(6, 15), Quantile.IntervalOf([.. Enumerable.Range(1, 20).Select(v => (double)v)], .5, .025, 20));

    [Fact]
    public void Below_299_values_have_no_upper_end_for_p99()
    {
        Assert.Equal(double.PositiveInfinity, Quantile.IntervalOf(new double[298], .99, .05, 298).High);
        Assert.Equal(0, Quantile.IntervalOf(new double[299], .99, .05, 299).High);
    }

    [Fact]
    public void Values_that_count_for_less_widen()
    {
        double[] values = [.. Enumerable.Range(1, 1000).Select(v => (double)v)];
        var (tight, wide) = (Quantile.IntervalOf(values, .9, .025, 1000), Quantile.IntervalOf(values, .9, .025, 250));
        Assert.True(wide.Low < tight.Low && wide.High > tight.High);
    }
}
