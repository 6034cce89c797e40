using PerfGates.Statistics;

namespace PerfGates.Tests.Statistics;

public sealed class BoundingShares
{
    // R: qbeta(.95, 1, 299), qbeta(.001, 3, 998), qbeta(.95, 4, 997).
    [Theory]
    [InlineData(0, 299, 0.05, .009969)]
    [InlineData(3, 1000, 0.05, .0077352)]
    public void Upper_bounds(int hits, int trials, double level, double expected) => Assert.Equal(expected, ClopperPearson.Upper(hits, trials, level), 6);

    [Fact]
    public void A_lower_bound_far_out() => Assert.Equal(.00019071, ClopperPearson.Lower(3, 1000, .001), 8);

    // R, help(binom.test): 682 of 925 after Conover 1971, p. 97.
    [Fact]
    public void Conovers_peas()
    {
        var interval = ClopperPearson.Interval(682, 925, .95);
        Assert.Equal(.70767, interval.Low, 5);
        Assert.Equal(.76541, interval.High, 5);
    }

    [Fact]
    public void None_of_n_is_the_root_of_the_level() => Assert.Equal(1 - Math.Pow(.05, 1 / 59.0), ClopperPearson.Upper(0, 59, .05), 9);

    [Fact]
    public void All_and_none_reach_the_ends()
    {
        Assert.Equal(1, ClopperPearson.Upper(5, 5, .05));
        Assert.Equal(0, ClopperPearson.Lower(0, 5, .05));
    }

    // Definition: at the bound, so few hits have just the probability of the level.
    [Theory]
    [InlineData(7, 40)]
    [InlineData(120, 4000)]
    public void At_the_bound_the_binomial_tail_is_the_level(int hits, int trials)
    {
        Assert.Equal(.05, Distributions.BinomialAtMost(hits, trials, ClopperPearson.Upper(hits, trials, .05)), 6);
        Assert.Equal(.03, 1 - Distributions.BinomialAtMost(hits - 1, trials, ClopperPearson.Lower(hits, trials, .03)), 6);
    }
}
