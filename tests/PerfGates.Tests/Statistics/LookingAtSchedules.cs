using PerfGates.Statistics.Rules;

namespace PerfGates.Tests.Statistics;

public sealed class LookingAtSchedules
{
    private static readonly Claim Default = Claim.OfRatio(allowance: 0, margin: .01, smallest: .05);

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(12)]
    [InlineData(25)]
    [InlineData(33)]
    [InlineData(40)]
    public void No_schedule_of_pairs_spends_more_than_its_rates(int cap)
    {
        var looks = PairedRule.Of(Default, cap).Schedule.Looks;
        Assert.Equal(cap, looks[^1].Size);
        Assert.True(looks.Sum(l => l.Alpha) <= .001 + 1e-12);
        Assert.True(looks.Sum(l => l.Beta) <= .05 + 1e-12);
        Assert.All(looks, l => Assert.True(l.Alpha == 0 || l.Alpha >= Pairs.SmallestPOf(l.Size)));
    }

    [Fact]
    public void A_cap_gives_its_look_all_that_is_left()
    {
        var last = PairedRule.Of(Default, cap: 12).Schedule.Looks[^1];
        Assert.Equal(.001, last.Alpha, 12);
        Assert.Equal(.05 - .0157 - .0079 - .0059, last.Beta, 12);
    }

    // At 99 % six pairs, p 1/64, cannot reach their share .00314; eight pairs get both, .00472 above 1/256.
    [Fact]
    public void A_share_out_of_reach_moves_to_the_next_look()
    {
        var looks = PairedRule.Of(Default, beta: .01).Schedule.Looks;
        Assert.Equal(0, looks[0].Beta);
        Assert.Equal((.0157 + .0079) / 5, looks[1].Beta, 12);
    }

    [Fact]
    public void A_runner_is_told_when_to_look()
    {
        var rule = PairedRule.Of(Default);
        Assert.Equal([6, 6, 8, 8, 10], new[] { 0, 5, 6, 7, 8 }.Select(rule.NextLook).OfType<int>());
        Assert.Null(rule.NextLook(25));
    }

    [Fact]
    public void Absolute_limits_are_looked_at_four_times() =>
        Assert.Equal([5, 8, 12, 20], new AbsoluteRule(default).Schedule.Looks.Select(l => l.Size));

    [Fact]
    public void At_five_runs_the_only_look_has_all_of_both_rates()
    {
        var look = Assert.Single(new AbsoluteRule(default, cap: 5).Schedule.Looks);
        Assert.Equal((.001, .05), (Math.Round(look.Alpha, 12), Math.Round(look.Beta, 12)));
    }

    [Fact]
    public void Ten_stored_runs_just_reach_the_first_look() => Assert.Equal(1 / 8008.0, Groups.SmallestPOf(10, 6), 12);

    [Fact]
    public void Fewer_stored_runs_are_never_compared()
    {
        var rule = new GroupRule(new double[9], Default);
        Assert.Null(rule.Decide(new double[6]));
        Assert.Null(rule.NextLook(0));
    }
}
