using PerfGates.Statistics;

namespace PerfGates.Tests.Statistics;

public sealed class BoundingMeans
{
    // Tables of Student's t, and R's qt.
    [Theory]
    [InlineData(.999, 4, 7.1732)]
    [InlineData(.95, 2, 2.9200)]
    [InlineData(.999, 2, 22.327)]
    [InlineData(.9999, 4, 13.034)]
    [InlineData(.9999, 7, 7.0634)]
    public void Students_t(double p, double degrees, double expected) => Assert.Equal(expected, Distributions.StudentQuantile(p, degrees), 3);

    [Fact]
    public void A_bound_by_hand()
    {
        // Mean 2, standard deviation 1, t.95,2 = 2.92: 2 ± 2.92 / √3.
        Assert.Equal(2 + 2.9200 / Math.Sqrt(3), TBound.Upper([1, 2, 3], .05), 3);
        Assert.Equal(2 - 2.9200 / Math.Sqrt(3), TBound.Lower([1, 2, 3], .05), 3);
    }

    [Fact]
    public void One_value_bounds_nothing() => Assert.Equal(double.PositiveInfinity, TBound.Upper([1], .05));

    // NIST StRD, univariate: NumAcc3 (1000000.2, then 1000000.1 and .3 in turn, 500 each): standard deviation 0.1, lag-1 autocorrelation −0.999.
    [Fact]
    public void Nist_NumAcc3()
    {
        double[] values = [1000000.2, .. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? 1000000.1 : 1000000.3)];
        Assert.Equal(0.1, Math.Sqrt(Moments.Variance(values)), 8);
        Assert.Equal(-0.999, Moments.Autocorrelation(values, 1), 8);
    }

    // The e-process by hand from its definition, at five and eight values.
    [Fact]
    public void Evidence_at_any_time()
    {
        double[] five = [.05, .04, .06, .05, .045];
        double[] eight = [.. five, .055, .048, .052];
        Assert.Equal(29.024, AnytimeInterval.Evidence(five, 0), 3);
        Assert.Equal(1483.55, AnytimeInterval.Evidence(eight, 0), 2);
        var interval = AnytimeInterval.Of(eight, .05);
        Assert.Equal(.040876, interval.Low, 6);
        Assert.Equal(.059124, interval.High, 6);
    }

    [Fact]
    public void At_the_ends_of_the_anytime_interval_the_evidence_is_one_in_its_level()
    {
        double[] values = [3, 1, 4, 1, 5, 9, 2, 6];
        Assert.Equal(20, AnytimeInterval.Evidence(values, AnytimeInterval.Of(values, .05).Low), 9);
        Assert.Equal(20, AnytimeInterval.Evidence(values, AnytimeInterval.Of(values, .05).High), 9);
    }

    [Fact]
    public void Four_values_bound_nothing_at_any_time() => Assert.Equal(Interval.Unbounded, AnytimeInterval.Of([1, 2, 3, 4], .05));
}
