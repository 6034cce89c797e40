using FsCheck.Fluent;
using PerfGates.Statistics;

namespace PerfGates.Tests.Statistics;

public sealed class RankingOneSample
{
    // R, help(wilcox.test): depression scale factors after Hollander and Wolfe 1973, p. 29; there V = 40, p-value = 0.01953.
    private static readonly double[] First = [1.83, .50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30];
    private static readonly double[] Second = [.878, .647, .598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];

    [Fact]
    public void Depression_as_in_R() => Assert.Equal(0.01953, SignedRank.PAbove([.. First.Zip(Second, (a, b) => a - b)]), 5);

    [Fact]
    public void Its_estimate_and_interval_lie_at_averages_of_two()
    {
        double[] fallen = [.. First.Zip(Second, (a, b) => a - b)];
        // R with conf.int = TRUE: (pseudo)median 0.46, 96.1 % interval 0.010 to 0.786.
        Assert.Equal(0.46, HodgesLehmann.Centre(fallen), 3);
        var interval = SignedRank.Interval(fallen, Levels.Both(0.025));
        Assert.Equal(0.010, interval.Low, 3);
        Assert.Equal(0.786, interval.High, 3);
    }

    [Fact]
    public void Doubled_ranks_share_ties() => Assert.Equal([3, 3, 6, 9, 9], MidRanks.Doubled([1, 1, 2, 3, 3]));

    [Fact]
    public void What_a_shift_of_logarithms_rounds_is_still_a_tie() =>
        Assert.Equal([3, 3], MidRanks.Doubled([Math.Log(200) + Math.Log(1.01), Math.Log(202)]));

    [Fact]
    public void Zeros_are_left_out() => Assert.Equal(SignedRank.PAbove([3, -1, 2]), SignedRank.PAbove([3, 0, -1, 0, 2]));

    [Fact]
    public void Only_zeros_show_nothing() => Assert.Equal(1, SignedRank.PAbove([0, 0]));

    [Fact]
    public void The_two_sides_overlap_in_the_observed_sum() => SampledProperty.HoldsFor(SampledProperty.Values(1, 12), values =>
    {
        double[] about = [.. values.Select(v => v - 100.5)];
        return SignedRank.PAbove(about) + SignedRank.PBelow(about) > 1;
    });

    // Without ties, for these change which sums there are.
    [Fact]
    public void Raising_a_value_never_weakens_above() => SampledProperty.HoldsFor(SampledProperty.Values(1, 12), values =>
    {
        double[] about = [.. values.Select((v, i) => v - 100.5 + i * .013)];
        double[] raised = [about[0] + 3.003, .. about.Skip(1)];
        return SignedRank.PAbove(raised) <= SignedRank.PAbove(about);
    });
}
