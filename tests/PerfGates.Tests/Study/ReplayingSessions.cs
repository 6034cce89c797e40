using System.Text.Json;

namespace PerfGates.Tests.Study;

/// <summary>
/// Two benchmarks of two sessions, twelve repetitions a hundredth of a percent apart. "same" did not change, "slower" did by
/// 20 %. No shift in question lies inside so little noise, so every pair points the same way and a test of n pairs gives
/// 2⁻ⁿ: below 5 % is shown by six pairs (.0157), beyond 1 % by twelve (.00025).
/// </summary>
public sealed class ReplayingSessions : StudyFolder
{
    private const int Repetitions = 12;

    private static readonly string TwoBenchmarks = Sessions(Repetitions,
        ("same", "1", r => 200 + .02 * r), ("same", "2", r => 200 + .02 * r),
        ("slower", "1", r => 200 + .02 * r), ("slower", "2", r => 240 + .02 * r));

    // Both ways: "same" twice, "slower" forwards (an alarm) and backwards (none, and none at 10 % more either: 1.1/1.2).
    [Fact]
    public async Task Sessions_against_the_next_and_back()
    {
        Write("mine/runs.csv", TwoBenchmarks);
        var study = await StudyAsync();
        Assert.Equal("4 0.25 0.25 0.75 0.75 0 7.5", study.Figures("mine", "perfgates"));
    }

    // Six pairs show that nothing is 5 % slower. They can never show that something is: 1/64.
    [Fact]
    public async Task Neighbouring_repetitions_of_one_session()
    {
        Write("mine/runs.csv", TwoBenchmarks);
        var study = await StudyAsync();
        Assert.Equal("8 0 0 0 0 0 6", study.Figures("mine within a session", "perfgates"));
    }

    // Twelve pairs show 5 %, which is beyond 1 %. Of what takes less than 100 ns they must show more than 3 %: they do that too,
    // but 2.9 % more than 1 % no longer counts.
    [Theory]
    [InlineData(200, "2 0 0 1 1 0 6")]
    [InlineData(20, "2 0 0 1 1 0 6")]
    public async Task Short_and_very_short(double nanoseconds, string figures)
    {
        Write("mine/runs.csv", Sessions(Repetitions, ("same", "1", r => nanoseconds * (1 + .0001 * r)), ("same", "2", r => nanoseconds * (1 + .0001 * r))));
        Assert.Equal(figures, (await StudyAsync()).Figures("mine", "perfgates"));
    }

    // Twelve values all above twelve others: one of 2,704,156 choices, so the tests of the others see even 2 %.
    [Theory]
    [InlineData("benchstat", "4 0.25 0.75 0.75 0.75 0 12")]
    [InlineData("criterion.rs", "4 0.25 0.75 0.75 0.75 0 12")]
    [InlineData("ResultsComparer 5 %", "4 0.25 0.25 0.25 0.75 0 12")]
    [InlineData("mean + 10 %", "4 0.25 0.25 0.25 0.25 0 12")]
    public async Task Rules_of_others(string rule, string figures)
    {
        Write("mine/runs.csv", TwoBenchmarks);
        Assert.Equal(figures, (await StudyAsync()).Figures("mine", rule));
    }

    [Fact]
    public async Task Each_set_and_rule_has_one_row_of_ten_fields()
    {
        Write("mine/runs.csv", TwoBenchmarks);
        JsonElement[] rows = [.. (await StudyAsync()).Rows.EnumerateArray()];
        Assert.All(rows, r => Assert.Equal(["set", "rule", "settings", "comparisons", "falseAlarms", "power2", "power5", "power10", "inconclusive", "meanPairs"], r.EnumerateObject().Select(f => f.Name)));
        Assert.All(rows, r => Assert.All(r.EnumerateObject().Skip(4).SkipLast(1), share => Assert.InRange(share.Value.GetDouble(), 0, 1)));
        Assert.Equal(rows.Length, rows.Select(r => (r.GetProperty("set").GetString(), r.GetProperty("rule").GetString())).Distinct().Count());
    }

    // R: binom.test(1, 4)$conf.int is .0063 to .8059.
    [Fact]
    public async Task Shares_are_printed_with_their_interval()
    {
        Write("mine/runs.csv", TwoBenchmarks);
        Assert.Contains("perfgates                   25 (0.63-80.59)", (await StudyAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compressed_with_more_columns_in_another_order_and_without_arms()
    {
        Write("plain/runs.csv", TwoBenchmarks);
        Write("other/runs.csv.gz", string.Concat(TwoBenchmarks.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => line.Split(',') switch
        {
            var f => $"{f[6]},{f[5]},\"{f[4]}\",{(i == 0 ? "note" : "\"one, two\"")},{f[3]},{f[0]}\r\n",
        })));
        var study = await StudyAsync();
        Assert.Equal(study.Figures("plain", "perfgates"), study.Figures("other", "perfgates"));
    }

    [Fact]
    public async Task Only_the_arm_that_stays_the_same_counts()
    {
        Write("mine/runs.csv", TwoBenchmarks + Sessions(Repetitions, ("same", "1", _ => 500), ("same", "3", _ => 500)).Split('\n', 2)[1].Replace(",base,", ",tip,", StringComparison.Ordinal));
        Assert.Equal("4 0.25 0.25 0.75 0.75 0 7.5", (await StudyAsync()).Figures("mine", "perfgates"));
    }

    [Fact]
    public async Task A_benchmark_that_lacks_repetitions_is_left_out_and_one_with_more_is_cut()
    {
        Write("mine/runs.csv", TwoBenchmarks
            + Sessions(Repetitions - 1, ("less", "1", _ => 1), ("less", "2", _ => 2)).Split('\n', 2)[1]
            + "1,base,any,suite,same,12,900\n");
        Assert.Equal("4 0.25 0.25 0.75 0.75 0 7.5", (await StudyAsync()).Figures("mine", "perfgates"));
    }

    [Fact]
    public async Task Of_a_single_session_only_its_own_repetitions_are_compared()
    {
        Write("mine/runs.csv", Sessions(4, ("same", "1", r => 100 + r)));
        Assert.Equal(["mine within a session", "mine resampled", "mine limits at the truth", "mine limits 5 % above the truth"], (await StudyAsync()).Sets);
    }

    [Fact]
    public async Task A_single_repetition_decides_nothing()
    {
        Write("mine/runs.csv", Sessions(1, ("same", "1", _ => 100), ("same", "2", _ => 100)));
        Assert.Equal("2 0 0 0 0 1 1", (await StudyAsync()).Figures("mine", "perfgates"));
    }

    [Fact]
    public async Task Two_recordings_in_one_folder_are_told_apart()
    {
        Write("mine/a.csv", TwoBenchmarks);
        Write("mine/b.csv", TwoBenchmarks);
        Assert.Superset(new HashSet<string> { "mine/a", "mine/b" }, (await StudyAsync()).Sets.ToHashSet());
    }
}
