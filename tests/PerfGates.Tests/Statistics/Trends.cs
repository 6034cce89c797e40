using PerfGates.Statistics;
using PerfGates.Statistics.Rules;

namespace PerfGates.Tests.Statistics;

public sealed class Trends
{
    private static readonly double[] Hours = [.. Enumerable.Range(0, 9).Select(i => (double)i)];

    // Counts of orders by inversions: 1, 8, 35, 111, 285 … of 9! = 362,880 (OEIS A008302).
    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 155)]
    [InlineData(4, 440)]
    public void Kendalls_distribution_of_nine(int discordant, int orders) => Assert.Equal(orders / 362880.0, Kendall.PAtMost(discordant, 9), 15);

    [Fact]
    public void A_slope_ignores_one_bad_point() => Assert.Equal(2, TheilSen.Slope(Hours, [0, 2, 4, 6, 500, 10, 12, 14, 16]), 12);

    [Fact]
    public void Steady_growth_is_a_suspicion_and_twice_it_exceeds()
    {
        var stretch = LeakRule.Stretch(Hours, [.. Hours.Select(h => 100 + 3 * h)], limit: 1);
        Assert.Equal(Decision.Exceeds, stretch.Decision);
        Assert.Equal(Decision.Undecided, LeakRule.Decide([stretch]));
        Assert.Equal(Decision.Exceeds, LeakRule.Decide([stretch, stretch]));
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public void Six_floors_can_never_show_it(int floors, bool shown) =>
        Assert.Equal(shown, LeakRule.Stretch(Hours[..floors], Hours[..floors], limit: 0).Decision == Decision.Exceeds);

    [Fact]
    public void One_big_step_is_no_leak() => Assert.NotEqual(Decision.Exceeds, LeakRule.Stretch(Hours, [5, 4, 6, 5, 90, 91, 89, 90, 90], limit: 0).Decision);

    [Fact]
    public void Level_floors_keep_any_limit_above_none() => Assert.Equal(Decision.Holds, LeakRule.Stretch(Hours, new double[9], limit: 0.1).Decision);

    [Fact]
    public void Level_floors_say_nothing_about_no_growth_at_all() => Assert.Equal(Decision.Undecided, LeakRule.Stretch(Hours, new double[9], limit: 0).Decision);

    // Beyond the limit four of 36 pairs neither rise nor fall: 4 against the claim is one too many.
    [Fact]
    public void Level_pairs_speak_against_a_suspicion()
    {
        double[] steps = [1, 1, 2, 2, 3, 3, 4, 4, 5];
        Assert.Equal(Decision.Undecided, LeakRule.Stretch(Hours, [.. steps.Zip(Hours, (s, h) => s + h)], limit: 1).Decision);
    }

    [Fact]
    public void Holm_stops_at_the_first_that_falls()
    {
        Assert.Equal([true, false, true, false], Holm.Stands([.001, .006, .0024, .5], .01));
        // .004 would stand alone or second, but not first of three.
        Assert.Equal([false, false, false], Holm.Stands([.004, .004, .004], .01));
    }
}
