using FsCheck.Fluent;
using PerfGates.Statistics;

namespace PerfGates.Tests.Statistics;

public sealed class ComparingPairs
{
    private static readonly double[] Before = [100, 101, 99, 100.5, 102, 98, 100.2, 99.6];
    private static readonly double[] After = [103, 104.5, 102.5, 103.1, 105, 101.2, 103.7, 102.9];

    [Fact]
    public void Arms_apart_reach_the_smallest_p()
    {
        double[] before = [10, 11, 12, 13, 14, 15], after = [16, 17, 18, 19, 20, 21];
        Assert.Equal([12, 12, 12, 12, 12, 12], JointRank.Terms(before, after, 0));
        Assert.Equal(1 / 64.0, JointRank.PAbove(before, after, 0));
    }

    [Fact]
    public void Ties_are_counted_by_mid_ranks()
    {
        double[] before = [100, 102, 99, 101, 103, 100], after = [105, 104, 106, 102, 107, 98];
        Assert.Equal([13, 5, 18, 3, 8, -5], JointRank.Terms(before, after, 0));
        Assert.Equal(4 / 64.0, JointRank.PAbove(before, after, 0));
    }

    [Fact]
    public void Ratio_and_interval_of_eight_pairs()
    {
        var (before, after) = (Logs(Before), Logs(After));
        Assert.Equal(1 / 256.0, JointRank.PAbove(before, after, 0));
        Assert.Equal(1.03142, Math.Exp(HodgesLehmann.Shift(before, after)), 5);
        var interval = JointRank.Interval(before, after, Levels.Both(0.01));
        Assert.Equal(1.02587, Math.Exp(interval.Low), 5);
        Assert.Equal(1.03535, Math.Exp(interval.High), 5);
    }

    [Fact]
    public void Five_pairs_bound_nothing_at_one_percent() =>
        Assert.Equal(Interval.Unbounded, JointRank.Interval(Before[..5], After[..5], Levels.Both(0.01)));

    [Fact]
    public void Counting_agrees_with_trying_every_pattern() => SampledProperty.HoldsFor(SampledProperty.Arms(1, 12), arms =>
    {
        var terms = JointRank.Terms(arms.Base, arms.Head, 0);
        return JointRank.PAbove(arms.Base, arms.Head, 0) == Patterns(terms).Count(sum => sum >= terms.Sum()) / (double)(1 << terms.Length);
    });

    // Exact by design: over all swaps of identical arms, at most a share α has p ≤ α.
    [Fact]
    public void Of_all_swaps_no_more_than_alpha_have_p_up_to_alpha() => SampledProperty.HoldsFor(SampledProperty.Arms(8, 8), arms =>
    {
        double[] p = [.. Enumerable.Range(0, 256).Select(swaps => JointRank.PAbove(Pick(arms, swaps), Pick(arms, ~swaps), 0))];
        return p.All(alpha => p.Count(other => other <= alpha) <= alpha * 256);
    });

    [Fact]
    public void A_larger_shift_is_never_better_shown() => SampledProperty.HoldsFor(SampledProperty.Arms(1, 15), arms =>
    {
        double[] p = [.. Enumerable.Range(-25, 51).Select(shift => JointRank.PAbove(arms.Base, arms.Head, shift + 0.5))];
        return p.Zip(p.Skip(1), (smaller, larger) => smaller <= larger).All(rises => rises);
    });

    [Fact]
    public void Swapping_the_arms_mirrors() => SampledProperty.HoldsFor(SampledProperty.Arms(1, 15), arms =>
        JointRank.PAbove(arms.Base, arms.Head, 2) == JointRank.PBelow(arms.Head, arms.Base, -2));

    [Fact]
    public void The_order_of_pairs_and_the_unit_do_not_matter() => SampledProperty.HoldsFor(SampledProperty.Arms(1, 15), arms =>
    {
        var shift = Math.Log(1.01);
        var asIs = JointRank.PAbove(Logs(arms.Base), Logs(arms.Head), shift);
        double[] Changed(double[] values) => Logs([.. values.Reverse().Select(v => v * 1e-9)]);
        return asIs == JointRank.PAbove(Changed(arms.Base), Changed(arms.Head), shift);
    });

    [Fact]
    public void Equal_values_show_nothing() => Assert.Equal(1, JointRank.PAbove([7, 7, 7, 7, 7, 7], [7, 7, 7, 7, 7, 7], 0));

    [Fact]
    public void Arms_of_different_length_are_no_pairs() => Assert.Throws<ArgumentException>(() => JointRank.PAbove([1, 2], [1], 0));

    private static double[] Logs(double[] values) => [.. values.Select(v => Math.Log(v))];

    private static double[] Pick((double[] Base, double[] Head) arms, int swaps) =>
        [.. arms.Base.Select((before, i) => (swaps >> i & 1) == 0 ? before : arms.Head[i])];

    private static IEnumerable<int> Patterns(int[] terms) =>
        Enumerable.Range(0, 1 << terms.Length).Select(pattern => terms.Select((int term, int i) => (pattern >> i & 1) == 0 ? Math.Abs(term) : -Math.Abs(term)).Sum());
}
