using PerfGates.Benchmarks.Study;
using PerfGates.Statistics.Rules;

namespace PerfGates.Tests.Study;

/// <summary>One value after a history, just below and just above the limit that the other tool would set.</summary>
public sealed class RulesOfOtherTools
{
    private static readonly double[] OneToFive = [1, 2, 3, 4, 5];

    // Bencher's own tests of 1 … 5: quartiles 2, 3, 4; of the changes .3125 and .625 (lib/bencher_boundary/src/quartiles.rs).
    // The t limit by hand: mean 3, deviation 1.5811, t(.95, 4) = 2.1318, √1.2 = 1.0954: 6.692.
    [Theory]
    [InlineData("Bencher IQR 2", 7)]
    [InlineData("Bencher delta IQR 2", 3 + 3 * 2 * .3125)]
    [InlineData("Bencher t .95", 6.6923)]
    [InlineData("last value + 10 %", 5.5)]
    [InlineData("last value + 50 %", 7.5)]
    [InlineData("last value + 100 %", 10)]
    public void After_one_to_five(string rule, double limit) => Alarms(rule, OneToFive, limit);

    // A history that does not vary has no limit.
    [Fact]
    public void Bencher_sets_no_limit_without_spread() => Assert.Equal(Decision.Holds, Rule("Bencher t .95").Judge([1, 1, 1], [100]).Decision);

    // Seven changes of 1 to 7 %: the halves without the middle have medians 2 and 6 %, so the limit is 6 + 3 · 4 = 18 %.
    // Eight: without the middle two 2 and 7 %, so 22 %.
    [Theory]
    [InlineData(7, .18)]
    [InlineData(8, .22)]
    public void Rustc_perf_leaves_the_middle_out(int changes, double limit)
    {
        List<double> history = [100];
        for (var i = 1; i <= changes; i++) history.Add(history[^1] * (1 + .01 * i));
        Alarms("rustc-perf", [.. history], history[^1] * (1 + limit));
    }

    private static void Alarms(string rule, double[] history, double limit)
    {
        Assert.Equal(Decision.Holds, Rule(rule).Judge(history, [limit * .9999]).Decision);
        Assert.Equal(Decision.Exceeds, Rule(rule).Judge(history, [limit * 1.0001]).Decision);
    }

    private static StudyRule Rule(string name) => PeerHistoryRules.All.Single(r => r.Name == name);
}
