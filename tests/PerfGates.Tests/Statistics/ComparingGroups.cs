using FsCheck.Fluent;
using PerfGates.Statistics;

namespace PerfGates.Tests.Statistics;

public sealed class ComparingGroups
{
    // R, help(wilcox.test): permeability constants after Hollander and Wolfe 1973, p. 69; there W = 35, p-value = 0.1272.
    private static readonly double[] AtTerm = [.80, .83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, .73, 1.46];
    private static readonly double[] Early = [1.15, .88, .90, .74, 1.21];

    [Fact]
    public void Permeability_as_in_R()
    {
        Assert.Equal(0.1272, RankSum.PAbove(Early, AtTerm, 0), 4);
        Assert.Equal(0.305, HodgesLehmann.Shift(Early, AtTerm), 12);
    }

    // 92.5 % because the exact test has steps; R prints -0.15 to 0.76 for conf.int at 95 %.
    [Fact]
    public void Its_interval_as_in_R()
    {
        var interval = RankSum.Interval(Early, AtTerm, Levels.Both(0.025));
        Assert.Equal(-0.15, interval.Low, 12);
        Assert.Equal(0.76, interval.High, 12);
    }

    [Fact]
    public void Counting_agrees_with_trying_every_choice() => SampledProperty.HoldsFor(SampledProperty.Values(1, 6).Zip(SampledProperty.Values(1, 6)), groups =>
    {
        var (before, after) = (groups.Item1, groups.Item2);
        var ranks = MidRanks.Doubled([.. before, .. after]);
        int[] sums = [.. Enumerable.Range(0, 1 << ranks.Length)
            .Where(choice => int.PopCount(choice) == after.Length)
            .Select(choice => ranks.Where((_, i) => (choice >> i & 1) == 1).Sum())];
        var expected = sums.Count(sum => sum >= ranks.Skip(before.Length).Sum()) / (double)sums.Length;
        return Math.Abs(expected - RankSum.PAbove(before, after, 0)) < 1e-12;
    });

    [Fact]
    public void Swapping_the_arms_mirrors() => SampledProperty.HoldsFor(SampledProperty.Arms(1, 15), arms =>
        RankSum.PAbove(arms.Base, arms.Head, 2) == RankSum.PBelow(arms.Head, arms.Base, -2));

    [Fact]
    public void A_larger_shift_is_never_better_shown() => SampledProperty.HoldsFor(SampledProperty.Values(1, 8).Zip(SampledProperty.Values(1, 8)), groups =>
    {
        double[] p = [.. Enumerable.Range(-25, 51).Select(shift => RankSum.PAbove(groups.Item1, groups.Item2, shift))];
        return p.Zip(p.Skip(1), (smaller, larger) => smaller <= larger + 1e-12).All(rises => rises);
    });

    [Fact]
    public void Twenty_five_against_as_many_apart_is_one_of_all_choices()
    {
        double[] low = [.. Enumerable.Range(0, 25)], high = [.. Enumerable.Range(100, 25)];
        Assert.Equal(1 / 126410606437752.0, RankSum.PAbove(low, high, 0), 1e-20);
    }

    [Fact]
    public void Nothing_against_something_shows_nothing() => Assert.Equal(1, RankSum.PAbove([], [1, 2], 0));
}
