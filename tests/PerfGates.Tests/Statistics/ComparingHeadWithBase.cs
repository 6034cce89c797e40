using FsCheck.Fluent;
using PerfGates.Statistics;
using PerfGates.Statistics.Rules;

namespace PerfGates.Tests.Statistics;

public sealed class ComparingHeadWithBase
{
    private static readonly PairedRule Rule = PairedRule.Of(Claim.OfRatio(allowance: 0, margin: .01, smallest: .05));

    [Fact]
    public void The_same_code_passes_at_six_pairs()
    {
        var finding = Rule.Decide(Noise(1, 6), Noise(2, 6));
        Assert.Equal((Decision.Holds, 6, 1), (finding.Decision, finding.Count, finding.Look));
        Assert.True(finding.Interval.High < Math.Log(1.05));
        Assert.Null(finding.NextLook);
    }

    [Fact]
    public void Ten_percent_more_exceeds_at_twelve_pairs()
    {
        var finding = Rule.Decide(Noise(1, 12), Noise(2, 12, Math.Log(1.1)));
        Assert.Equal((Decision.Exceeds, 12, 4), (finding.Decision, finding.Count, finding.Look));
        Assert.Equal(1 / 4096.0, finding.PExceeds);
        Assert.True(finding.Interval.Low > Math.Log(1.01));
    }

    // All but the closest of twelve pairs point one way: 2/4096, and the look has .00025.
    [Fact]
    public void The_second_best_of_twelve_pairs_is_not_enough()
    {
        double[] before = [.. Enumerable.Range(0, 12).Select(i => i / 1000.0)], after = [.. before.Select(v => v + .2)];
        (before[0], after[0]) = (.105, .1);
        var finding = Rule.Decide(before, after);
        Assert.Equal((Decision.Undecided, 12, 15), (finding.Decision, finding.Count, finding.NextLook));
        Assert.Equal(2 / 4096.0, finding.PExceeds);
    }

    [Fact]
    public void An_allowance_moves_both_bounds_and_none_leaves_margin_and_smallest()
    {
        Assert.Equal(new Claim(Math.Log(1.08), Math.Log(1.08)), Claim.OfRatio(.08, .01, .05));
        Assert.Equal(new Claim(Math.Log(1.01), Math.Log(1.05)), Claim.OfRatio(0, .01, .05));
        Assert.Equal(new Claim(Math.Log(1.02), Math.Log(1.005)), Claim.OfRatio(.005, .02, .05));
    }

    [Fact]
    public void Ten_percent_less_never_exceeds() => Assert.Equal(Decision.Holds, Rule.Decide(Noise(1, 25), Noise(2, 25, -.1)).Decision);

    [Fact]
    public void Pairs_after_a_decision_change_nothing() =>
        Assert.Equal(Rule.Decide(Noise(1, 6), Noise(2, 6)), Rule.Decide([.. Noise(1, 6), 0, 0, 0], [.. Noise(2, 6), 9, 9, 9]));

    [Fact]
    public void Between_the_looks_nothing_is_decided()
    {
        var finding = Rule.Decide(Noise(1, 5), Noise(2, 5));
        Assert.Equal((Decision.Undecided, Basis.Observed, 6), (finding.Decision, finding.Basis, finding.NextLook));
    }

    [Fact]
    public void In_between_stays_undecided_to_the_cap()
    {
        var finding = Rule.Decide(Noise(1, 25, 0, .2), Noise(2, 25, .03, .2));
        Assert.Equal((Decision.Undecided, 25, 8), (finding.Decision, finding.Count, finding.Look));
        Assert.Null(finding.NextLook);
    }

    [Fact]
    public void The_interval_never_contradicts_the_decision() => SampledProperty.HoldsFor(Gen.Choose(0, 100_000), seed =>
    {
        var finding = Rule.Decide(Noise(seed, 25, 0, .03), Noise(seed + 1, 25, seed % 10 / 100.0, .03));
        return finding.Decision switch
        {
            Decision.Exceeds => finding.Interval.Low >= Math.Log(1.01) - 1e-12,
            Decision.Holds => finding.Interval.High <= Math.Log(1.05) + 1e-12,
            _ => true,
        };
    });

    [Fact]
    public void The_unit_does_not_matter() => SampledProperty.HoldsFor(Gen.Choose(0, 100_000), seed =>
    {
        double[] before = Noise(seed, 25), after = Noise(seed + 1, 25, .03);
        double[] Nanoseconds(double[] logs) => [.. logs.Select(v => v + Math.Log(1e9))];
        return Rule.Decide(before, after).Decision == Rule.Decide(Nanoseconds(before), Nanoseconds(after)).Decision;
    });

    [Fact]
    public void A_wider_allowance_never_turns_kept_into_exceeded() => SampledProperty.HoldsFor(Gen.Choose(0, 100_000), seed =>
    {
        double[] before = Noise(seed, 25), after = Noise(seed + 1, 25, .06);
        Decision At(double allowance) => PairedRule.Of(Claim.OfRatio(allowance, .01, .05)).Decide(before, after).Decision;
        return At(.05) != Decision.Holds || At(.08) != Decision.Exceeds;
    });

    [Fact]
    public void Stored_runs_are_compared_without_pairs()
    {
        var rule = new GroupRule(Noise(1, 25), Claim.OfRatio(0, .02, .05));
        var (same, slower) = (rule.Decide(Noise(2, 6))!, rule.Decide(Noise(2, 6, Math.Log(1.1)))!);
        Assert.Equal((Decision.Holds, Basis.RankSum), (same.Decision, same.Basis));
        Assert.Equal((Decision.Exceeds, 6), (slower.Decision, slower.Count));
    }

    [Fact]
    public void Of_many_flagged_only_the_confirmed_exceed()
    {
        var claim = Claim.OfRatio(0, .01, .05);
        var findings = Confirmation.Decide(
            [new(Noise(1, 20), Noise(2, 20, .1), claim), new(Noise(3, 20), Noise(4, 20), claim), new(Noise(5, 20, 0, .3), Noise(6, 20, .03, .3), claim)]);
        Assert.Equal([Decision.Exceeds, Decision.Holds, Decision.Undecided], findings.Select(f => f.Decision));
    }

    [Fact]
    public void The_scale_turns_worse_upwards()
    {
        var scale = WorseUp.For(higherIsWorse: false, [[100, 50]]);
        Assert.True(scale.Of(50) > scale.Of(100));
        Assert.Equal(50, scale.Raw(scale.Of(50)), 12);
        Assert.False(WorseUp.For(higherIsWorse: true, [[1, 0]]).Logarithmic);
    }

    // One percent of noise by default, about the logarithm of two milliseconds.
    private static double[] Noise(int seed, int count, double shift = 0, double spread = .01)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Log(.002) + shift + spread * Distributions.NormalQuantile(.0001 + .9998 * random.NextDouble()))];
    }
}
