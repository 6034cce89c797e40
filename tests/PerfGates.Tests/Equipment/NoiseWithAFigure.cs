using PerfGates.Equipment;
using PerfGates.Statistics;
using PerfGates.Statistics.Rules;

namespace PerfGates.Tests.Equipment;

public class NoiseWithAFigure
{
    // Normal quantiles 3.090232 and 1.644854, of any table.
    [Theory]
    [InlineData(1, 25, 0.947017)]
    [InlineData(0.02, 25, 0.01894034)]
    [InlineData(1, 100, 0.4735086)]
    public void The_smallest_shift_is_that_of_Neyman_and_Pearson(double deviation, int pairs, double shift) => Assert.Equal(shift, SmallestShift.Of(deviation, pairs, 0.001, 0.05), 6);

    [Fact]
    public void Of_known_pairs()
    {
        var noise = NoiseFigures.Of([(1, 1), (1, 1.1), (1.1, 1)], [0.1, 0.3, 0.2], 0.01, 25, 0.001, 0.05);
        Assert.Equal(3, noise.Pairs);
        Assert.Equal(0.1, noise.Most, 12);
        Assert.Equal(0.2, noise.TimersLate);
        // Logarithms 0, .0953102, -.0953102: their deviation is .0953102.
        Assert.Equal(1.01 * Math.Exp(1.35 * 0.0953102 * 0.947017) - 1, noise.TellsApart, 6);
    }

    [Fact]
    public void Equal_programs_that_do_not_differ_leave_the_margin_alone() => Assert.Equal(0.01, NoiseFigures.Of([(2, 2), (3, 3)], [0], 0.01, 25, 0.001, 0.05).TellsApart, 12);

    /// <summary>The promise: a regression of the size that is told is found by the rule that judges comparisons, where 'smallest' asks for it.</summary>
    [Fact]
    public void A_comparison_finds_a_regression_of_the_size_that_is_told()
    {
        var random = new Random(20260131);
        const double Deviation = 0.02;
        const int Tries = 300;
        var size = Math.Log(1.01) + 1.35 * SmallestShift.Of(Deviation, PairedRule.DefaultCap, 0.001, 0.05);
        var found = Enumerable.Range(0, Tries).Count(_ =>
        {
            double[] noise = [.. Enumerable.Range(0, 2 * PairedRule.DefaultCap).Select(_ => Distributions.NormalQuantile(1 - random.NextDouble()) * Deviation / Math.Sqrt(2))];
            return PairedRule.Of(Claim.OfRatio(0, 0.01, Math.Exp(size) - 1)).Decide(noise[..PairedRule.DefaultCap], [.. noise[PairedRule.DefaultCap..].Select(n => n + size)]).Decision == Decision.Exceeds;
        });
        Assert.InRange(found, 0.92 * Tries, Tries);
    }
}
