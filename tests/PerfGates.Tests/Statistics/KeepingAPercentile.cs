using PerfGates.Statistics;
using PerfGates.Statistics.Rules;

namespace PerfGates.Tests.Statistics;

public sealed class KeepingAPercentile
{
    [Theory]
    [InlineData(.9, 29)]
    [InlineData(.95, 59)]
    [InlineData(.99, 299)]
    [InlineData(.999, 2995)]
    public void The_fewest_events_that_can_pass(double quantile, int events) => Assert.Equal(events, new PercentileRule(quantile, 1).FewestEvents);

    // NIST/SEMATECH e-Handbook, § 7.2.6.3: 43 wafers, 90 % of all, 99 % confidence.
    [Fact]
    public void A_tolerance_bound_of_the_handbook() => Assert.Equal(1.8752, ToleranceBound.Factor(43, .90, .99), 4);

    [Theory]
    [InlineData(1.2, false)]
    [InlineData(10, true)]
    public void A_bound_that_nothing_comes_near_to_is_kept_though_neighbours_resemble_each_other(double times, bool holds)
    {
        // A slow wave over the whole run: no stretch is like its neighbour but in pairs.
        double[] values = [.. Enumerable.Range(0, 2000).Select(i => 1 + .3 * Math.Sin(i / 60.0) + i % 7 * .01)];
        var round = Round(.95, [.. values.Select(v => v / (values.Max() * times))]);
        Assert.Equal(holds ? (Decision.Holds, Doubt.None) : (Decision.Undecided, Doubt.TooFew), (round.Decision, round.Doubt));
    }

    [Fact]
    public void One_event_above_it_takes_that_away()
    {
        double[] values = [.. Enumerable.Range(0, 2000).Select(i => .1 + .03 * Math.Sin(i / 60.0) + i % 7 * .001)];
        values[1000] = 1.5;
        Assert.Equal(Decision.Undecided, Round(.95, values).Decision);
    }

    [Fact]
    public void Slow_events_in_step_are_a_suspicion_though_they_leave_stretches_of_time_empty()
    {
        var round = new PercentileRule(.95, 1.5).Round([.. Enumerable.Range(0, 200).Select(i => 2.0 * (i / 40))], [.. Enumerable.Range(0, 200).Select(i => 2 + i % 40 * 1e-4)]);
        Assert.Equal(Decision.Exceeds, round.Decision);
    }

    [Fact]
    public void Fifty_nine_fast_events_pass_p95_and_fifty_eight_do_not()
    {
        Assert.Equal(Decision.Holds, Round(.95, Alternating(59, 0)).Decision);
        Assert.Equal((Decision.Undecided, Doubt.TooFew), (Round(.95, Alternating(58, 0)).Decision, Round(.95, Alternating(58, 0)).Doubt));
    }

    // At φ = 1: R's qbeta(.03, 36, 465) is just above .05, qbeta(.03, 35, 466) below.
    [Fact]
    public void Thirty_six_of_five_hundred_are_over_and_thirty_five_are_not()
    {
        Assert.True(ClopperPearson.Lower(36, 500, PercentileRule.SuspicionAlpha) > .05);
        Assert.False(ClopperPearson.Lower(35, 500, PercentileRule.SuspicionAlpha) > .05);
        Assert.True(ClopperPearson.Lower(280, 5000, PercentileRule.SuspicionAlpha) > .05);
        Assert.False(ClopperPearson.Lower(279, 5000, PercentileRule.SuspicionAlpha) > .05);
    }

    [Fact]
    public void One_in_fifty_of_two_thousand_keeps_p95()
    {
        var round = Round(.95, Independent(2000, .02));
        Assert.Equal(Decision.Holds, round.Decision);
        Assert.InRange(round.Dispersion, 1, 1.6);
    }

    [Fact]
    public void One_in_twelve_of_two_thousand_is_a_suspicion_and_twice_it_exceeds()
    {
        var round = Round(.95, Independent(2000, .085));
        Assert.Equal(Decision.Exceeds, round.Decision);
        Assert.Equal(Decision.Undecided, PercentileRule.Decide([round]));
        Assert.True(PercentileRule.NeedsAnother([round]));
        Assert.Equal(Decision.Exceeds, PercentileRule.Decide([round, round]));
    }

    // The same 3 % in one stretch: one slow minute says nothing about the share in the next hour.
    [Fact]
    public void Events_over_the_bound_in_one_block_decide_nothing()
    {
        double[] values = [.. Enumerable.Range(0, 2000).Select(i => i is >= 900 and < 1060 ? 2 : .5 + i % 7 / 100.0)];
        Assert.Equal(Decision.Undecided, Round(.95, values).Decision);
    }

    // None of 4,000 is over, but of twenty in a row nineteen say nothing new: worth 200, and p99 needs 299.
    [Fact]
    public void Repeated_events_are_too_few_for_p99()
    {
        double[] repeated = [.. Independent(200, 0).SelectMany(v => Enumerable.Repeat(v, 20))];
        Assert.Equal((Decision.Undecided, Doubt.TooFew), (Round(.99, repeated).Decision, Round(.99, repeated).Doubt));
        Assert.Equal(Decision.Holds, Round(.95, repeated).Decision);
    }

    [Fact]
    public void A_run_that_drifts_throughout_is_too_short_for_its_correlation() =>
        Assert.Equal(Doubt.TooCorrelated, Round(.95, [.. Enumerable.Range(0, 2000).Select(i => i / 2000.0)]).Doubt);

    [Fact]
    public void Few_events_that_resemble_their_neighbours_are_too_few() =>
        Assert.Equal(Doubt.FewAndDependent, Round(.95, [.. Enumerable.Range(0, 100).Select(i => i / 200.0)]).Doubt);

    [Fact]
    public void The_order_in_which_events_are_listed_does_not_matter()
    {
        var values = Independent(2000, .05);
        double[] times = [.. Enumerable.Range(0, 2000).Select(i => (double)i)];
        PercentileRule rule = new(.95, 1);
        Assert.Equal(rule.Round(times, values), rule.Round([.. times.Reverse()], [.. values.Reverse()]));
    }

    [Fact]
    public void No_error_in_sixty_keeps_five_percent_and_none_in_fifty_is_too_few()
    {
        Assert.Equal(Decision.Holds, ShareRule.Round(0, 60, 1, .05).Decision);
        Assert.Equal(Doubt.TooFew, ShareRule.Round(0, 50, 1, .05).Doubt);
    }

    [Fact]
    public void None_allowed_is_judged_on_what_was_observed()
    {
        Assert.Equal(Decision.Holds, ShareRule.Round(0, 10, 1, 0).Decision);
        Assert.Equal(Decision.Exceeds, ShareRule.Round(1, 1_000_000, 1, 0).Decision);
    }

    [Fact]
    public void No_events_decide_no_share() => Assert.Equal(Decision.Undecided, ShareRule.Round(0, 0, 1, .05).Decision);

    [Fact]
    public void A_rate_needs_ten_windows()
    {
        double[] windows = [-100, -103, -98, -101, -99, -102, -97, -100, -101, -99];
        Assert.Equal(Doubt.TooFew, RateRule.Round(windows[..9], -90).Doubt);
        Assert.Equal(Decision.Holds, RateRule.Round(windows, -90).Decision);
        Assert.Equal(Decision.Exceeds, RateRule.Round(windows, -110).Decision);
        Assert.Equal(Doubt.Close, RateRule.Round(windows, -100).Doubt);
    }

    [Fact]
    public void Windows_that_drift_decide_nothing() =>
        Assert.Equal(Doubt.TooCorrelated, RateRule.Round([.. Enumerable.Range(0, 30).Select(i => (double)i)], 100).Doubt);

    [Fact]
    public void Opposite_neighbours_are_unlike_and_drift_is_alike()
    {
        Assert.True(VonNeumann.Likeness([1, -1, 1, -1, 1, -1, 1, -1]) < -2);
        // By hand: η = 7/42, z = (2 − 1/6) / √(4·6/63).
        Assert.Equal(11 / 6.0 / Math.Sqrt(24 / 63.0), VonNeumann.Likeness([1, 2, 3, 4, 5, 6, 7, 8]), 12);
    }

    private static Exceedance Round(double quantile, double[] values) =>
        new PercentileRule(quantile, 1).Round([.. Enumerable.Range(0, values.Length).Select(i => i * .01)], values);

    private static double[] Alternating(int count, int over) => [.. Enumerable.Range(0, count).Select(i => i < over ? 2 : i % 2 == 0 ? .3 : .6)];

    private static double[] Independent(int count, double over)
    {
        Random random = new(5);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() < over ? 1 + random.NextDouble() : random.NextDouble())];
    }
}
