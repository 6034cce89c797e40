using System.Globalization;
using PerfGates.Planning;
using PerfGates.Reports;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Pipeline;

public class ProfilesOfARun
{
    private static string Compared(double head, double noise, string more = "") =>
        $"version: 1\ncompare: {{ with: main{more} }}\ngates:\n  g:\n    script: {{ values: {{ time: {Values(head, noise, 1)} }}, base: {{ time: {Values(1, noise, 2)} }} }}\n    budgets:\n      - time <= baseline\n";

    private static string Limited(double centre, double noise, string more = "runs: 20, ") => $"version: 1\ngates:\n  g:\n    script: {{ {more}values: {{ time: {Values(centre, noise, 1)}, size: 1kB }} }}\n    budgets: [time < 1ms, size < 2kB]\n";

    private static string Values(double centre, double noise, int seed)
    {
        Random random = new(seed);
        return string.Join(' ', Enumerable.Range(0, 50).Select(_ => (centre * (1 + noise * (2 * random.NextDouble() - 1))).ToString("0.######", CultureInfo.InvariantCulture) + "ms"));
    }

    private static async Task<(Verdict Verdict, int Runs)> Run(string yaml, RunProfile profile) => (await Check.RunAsync(yaml, profile: profile)).Gates.Single() is var gate ? (gate.Verdict, gate.Runs) : default;

    [Fact]
    public async Task What_many_pairs_could_tell_is_inconclusive_after_ten_and_never_wrong()
    {
        var yaml = Compared(1.08, .12);
        Assert.Equal((Verdict.Inconclusive, 10), await Run(yaml, RunProfile.Quick));
        Assert.Equal(Verdict.Breach, (await Run(yaml, RunProfile.Full)).Verdict);
    }

    [Theory]
    [InlineData(1.3, Verdict.Breach, 10)]
    [InlineData(0.7, Verdict.Pass, 6)]
    public async Task What_is_clear_is_clear_quickly(double head, object verdict, int pairs) => Assert.Equal(((Verdict)verdict, pairs), await Run(Compared(head, .01), RunProfile.Quick));

    [Fact]
    public async Task A_full_run_may_take_more_pairs_than_the_file_says()
    {
        Assert.Equal(10, (await Run(Compared(1.04, .3, ", max-pairs: 10"), RunProfile.Standard)).Runs);
        Assert.Equal(40, (await Run(Compared(1.04, .3, ", max-pairs: 10"), RunProfile.Full)).Runs);
    }

    [Fact]
    public async Task Limits_are_judged_by_five_runs_at_most()
    {
        Assert.Equal((Verdict.Pass, 5), await Run(Limited(.5, .05), RunProfile.Quick));
        Assert.Equal((Verdict.Breach, 5), await Run(Limited(2, .01), RunProfile.Quick));
        Assert.Equal((Verdict.Inconclusive, 5), await Run(Limited(1, .2), RunProfile.Quick));
        Assert.Equal(20, (await Run(Limited(1, .2), RunProfile.Standard)).Runs);
    }

    [Theory]
    [InlineData(RunProfile.Quick)]
    [InlineData(RunProfile.Full)]
    public async Task What_a_gate_says_of_its_runs_is_never_exceeded(object profile) => Assert.Equal(3, (await Run(Limited(1, .2, "runs: 3, "), (RunProfile)profile)).Runs);

    [Fact]
    public async Task The_report_says_which_it_was()
    {
        Assert.Equal("quick", ReportWriting.Document(await Check.RunAsync(Limited(.5, .05), profile: RunProfile.Quick)).Profile);
        Assert.Null(ReportWriting.Document(await Check.RunAsync(Limited(.5, .05))).Profile);
    }

    /// <summary>A thousand comparisons of equal programs, and as many of one that is slower by what a pass excludes.</summary>
    [Fact]
    public void Quick_comparisons_keep_both_error_rates()
    {
        Random random = new(20260131);
        double[] Noise() => [.. Enumerable.Range(0, 10).Select(_ => .03 * PerfGates.Statistics.Distributions.NormalQuantile(1 - random.NextDouble()))];
        var rule = PerfGates.Statistics.Rules.PairedRule.Of(PerfGates.Statistics.Rules.Claim.OfRatio(0, .01, .05), 10);
        const int Tries = 1000;
        Assert.InRange(Enumerable.Range(0, Tries).Count(_ => rule.Decide(Noise(), Noise()).Decision == PerfGates.Statistics.Rules.Decision.Exceeds), 0, 4); // 0.1 %, and chance
        Assert.InRange(Enumerable.Range(0, Tries).Count(_ => rule.Decide(Noise(), [.. Noise().Select(n => n + Math.Log(1.05))]).Decision == PerfGates.Statistics.Rules.Decision.Holds), 0, 70); // 5 %, and chance
    }
}
