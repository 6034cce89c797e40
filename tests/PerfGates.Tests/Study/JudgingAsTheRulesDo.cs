using PerfGates.Benchmarks.Study;
using PerfGates.Statistics.Rules;

namespace PerfGates.Tests.Study;

/// <summary>The judge adds nothing to the rules and takes nothing away: on trials like those of the study they agree, value by value.</summary>
public sealed class JudgingAsTheRulesDo
{
    private const int Trials = 60;
    private const double Nanoseconds = 1000;

    [Theory]
    [InlineData(1, 25)]
    [InlineData(1, 12)]
    [InlineData(1.05, 25)]
    public void Pairs(double factor, int pairs)
    {
        var judge = RealJudge.OfPairs(factor, file => file with { MaxPairs = pairs });
        var rule = PairedRule.Of(Claim.OfRatio(factor - 1, .01, .05), pairs);
        Agree(pairs, (before, after) => (judge.Pairs(before, after), rule.Decide(Logs(before), Logs(after))));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(5)]
    public void Limits(int runs)
    {
        var judge = RealJudge.OfLimits(runs);
        var scale = new WorseUp(Logarithmic: true, HigherIsWorse: true);
        var rule = new AbsoluteRule(AbsoluteLimit.Of(Nanoseconds * 1e-9, scale), runs);
        Agree(runs, (_, after) => (judge.Limits(Nanoseconds, after), rule.Decide(Logs(after))));
    }

    // Two of twenty gates are slower, so that screening flags them and fresh pairs confirm them.
    [Fact]
    public void Builds_of_many_gates()
    {
        Random random = new(7);
        var count = PairedRule.DefaultCap + Confirmation.FreshPairs;
        List<(double[] Base, double[] Head)> gates = [.. Enumerable.Range(0, 20).Select(i => (Values(count, 1, random), Values(count, i < 2 ? 1.08 : 1, random)))];
        var claim = Claim.OfRatio(0, .01, .05);
        List<Finding> screened = [.. gates.Select(g => PairedRule.Screening(claim).Decide(Logs(g.Base), Logs(g.Head)))];
        var flagged = screened.Select((f, i) => (f, i)).Where(x => x.f.Decision == Decision.Exceeds).Select(x => x.i).ToList();
        var confirmed = Confirmation.Decide([.. flagged.Select(i => new Confirmation.Flagged(Fresh(gates[i].Base, screened[i]), Fresh(gates[i].Head, screened[i]), claim))]);

        var judged = RealJudge.OfPairs(1, file => file).Build(gates);
        Assert.Equal([0, 1], flagged);
        Assert.Equal(screened.Select((f, i) => flagged.IndexOf(i) is var place and >= 0 ? confirmed[place].Decision : f.Decision), judged.Select(o => o.Decision));
        Assert.Equal(Decision.Exceeds, judged[0].Decision);
    }

    private static double[] Fresh(double[] values, Finding screened) => Logs(values[screened.Count..(screened.Count + Confirmation.FreshPairs)]);

    // Effects from 4 % faster to 10 % slower, so that all decisions come up.
    private static void Agree(int count, Func<double[], double[], (Outcome Judged, Finding Found)> both)
    {
        Random random = new(11);
        HashSet<Decision> seen = [];
        for (var i = 0; i < Trials; i++)
        {
            var (judged, found) = both(Values(count, 1, random), Values(count, .96 + .14 * i / Trials, random));
            Assert.Equal((found.Decision, found.Count), (judged.Decision, judged.Pairs));
            seen.Add(judged.Decision);
        }
        Assert.Equal(3, seen.Count);
    }

    private static double[] Values(int count, double factor, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => Nanoseconds * factor * (1 + .02 * SimulatedTraces.Normal(random)))];

    private static double[] Logs(IReadOnlyList<double> values) => [.. values.Select(v => Math.Log(v * 1e-9))];
}
