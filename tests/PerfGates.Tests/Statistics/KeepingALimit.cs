using FsCheck.Fluent;
using PerfGates.Statistics;
using PerfGates.Statistics.Rules;

namespace PerfGates.Tests.Statistics;

public sealed class KeepingALimit
{
    private static readonly double[] Spread = [-.02, .01, -.01, .02, 0, .015, -.015, .005, -.005, .012, -.012, .001, .018, -.018, .003, -.003, .007, -.007, .009, -.009];

    [Fact]
    public void Well_below_passes_at_five_runs() => Assert.Equal((Decision.Holds, Basis.SignedRank, 5), Found(.9));

    [Fact]
    public void Far_above_exceeds_at_five_runs_by_the_t_bound() => Assert.Equal((Decision.Exceeds, Basis.TBound, 5), Found(1.3));

    [Fact]
    public void A_little_above_exceeds_at_twelve_runs_by_ranks() => Assert.Equal((Decision.Exceeds, Basis.SignedRank, 12), Found(1.05));

    [Fact]
    public void Within_one_percent_of_the_limit_is_never_exceeded()
    {
        double[] justOver = [.. Enumerable.Range(1, 20).Select(i => i / 2500.0)];
        Assert.Equal(Decision.Undecided, new AbsoluteRule(new(0, .01, .1)).Decide(justOver).Decision);
        Assert.Equal(Decision.Exceeds, new AbsoluteRule(new(0, .001, .1)).Decide(justOver).Decision);
    }

    [Fact]
    public void At_the_limit_stays_undecided_to_the_cap() => Assert.Equal((Decision.Undecided, Basis.SignedRank, 20), Found(1));

    // 3.2 standard deviations: 7.1732 / √5.
    [Theory]
    [InlineData(3.1, false)]
    [InlineData(3.3, true)]
    public void Five_runs_at_most_exceed_beyond_so_many_deviations(double deviations, bool exceeds)
    {
        double[] standard = [-1.2649110640673518, -.6324555320336759, 0, .6324555320336759, 1.2649110640673518];
        var finding = new AbsoluteRule(new(0, .01, .1), cap: 5).Decide([.. standard.Select(v => (v + deviations) / 100)]);
        Assert.Equal((exceeds, Basis.TBound), (finding.Decision == Decision.Exceeds, finding.Basis));
    }

    [Theory]
    [InlineData(1, .9, true)]
    [InlineData(2, 1.1, false)]
    public void Two_runs_at_most_are_judged_as_observed(int cap, double ratio, bool holds)
    {
        var finding = Rule(cap).Decide(Runs(ratio)[..cap]);
        Assert.Equal((holds, Basis.Observed), (finding.Decision == Decision.Holds, finding.Basis));
    }

    [Fact]
    public void Three_runs_at_most_are_judged_by_t_bounds() => Assert.Equal((Decision.Holds, Basis.TBound), (Rule(3).Decide(Runs(.9)[..3]).Decision, Rule(3).Decide(Runs(.9)[..3]).Basis));

    [Fact]
    public void The_estimate_is_the_median_of_the_runs_seen() => Assert.Equal(Math.Log(90) - .0, Rule(20).Decide(Runs(.9)).Estimate, 12);

    [Fact]
    public void A_lower_limit_never_turns_exceeded_into_kept() => SampledProperty.HoldsFor(SampledProperty.Values(20, 20), values =>
    {
        Decision At(double limit) => new AbsoluteRule(new(limit, 1, 10)).Decide(values).Decision;
        return At(104) != Decision.Exceeds || At(101) != Decision.Holds;
    });

    [Fact]
    public void The_interval_never_contradicts_the_decision() => SampledProperty.HoldsFor(SampledProperty.Values(5, 5), values =>
    {
        var finding = new AbsoluteRule(new(112, 1, 10), cap: 5).Decide(values);
        return finding.Decision != Decision.Holds || finding.Interval.High <= 112;
    });

    [Fact]
    public void Values_that_are_not_positive_keep_limits_as_they_are()
    {
        var scale = WorseUp.For(higherIsWorse: true, [[-3, 0, 2]]);
        var limit = AbsoluteLimit.Of(50, scale);
        Assert.Equal((50, .5, 5), (limit.Value, limit.Margin, limit.Clear));
    }

    private static (Decision, Basis, int) Found(double ratio)
    {
        var finding = Rule(20).Decide(Runs(ratio));
        return (finding.Decision, finding.Basis, finding.Count);
    }

    private static AbsoluteRule Rule(int cap) => new(AbsoluteLimit.Of(100, new WorseUp(Logarithmic: true, HigherIsWorse: true)), cap);

    private static double[] Runs(double ratio) => [.. Spread.Select(s => Math.Log(100 * ratio) + s)];
}
