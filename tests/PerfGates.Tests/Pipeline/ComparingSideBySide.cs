using System.Globalization;
using PerfGates.Reports;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Pipeline;

/// <summary>'compare: { with: main }' with scripted arms: head and base replay what they are told.</summary>
public class ComparingSideBySide
{
    private static async Task<Report> Compared(string script, string budget, string more = "") =>
        await Check.RunAsync($"version: 1\ncompare: {{ with: main{more} }}\ngates:\n  g:\n    script: {script}\n    budgets:\n      - {budget}\n");

    private static string Arms(double head, double noise = .01) => $"{{ values: {{ time: {Values(head, noise, 1)} }}, base: {{ time: {Values(1, noise, 2)} }} }}";

    // A fixed scatter about so many milliseconds: the same in every run of the tests.
    private static string Values(double centre, double noise, int seed, string unit = "ms")
    {
        Random random = new(seed);
        return string.Join(' ', Enumerable.Range(0, 50).Select(_ => (centre * (1 + noise * (2 * random.NextDouble() - 1))).ToString("0.######", CultureInfo.InvariantCulture) + unit));
    }

    [Theory]
    [InlineData(1, "time <= baseline", "Pass", 6)]
    [InlineData(.8, "time <= baseline", "Pass", 6)]
    [InlineData(1.1, "time <= baseline", "Breach", 12)]
    [InlineData(1.1, "time < baseline + 20%", "Pass", 6)]
    [InlineData(1.1, "time < baseline * 1.05", "Breach", 12)]
    [InlineData(1.1, "time < baseline + 50us", "Breach", 12)]
    [InlineData(1.1, "time < baseline + 200us", "Pass", 6)]
    [InlineData(1, "time < baseline - 10%", "Breach", 12)]
    [InlineData(.8, "time < 0.9 * baseline", "Pass", 6)]
    public async Task Decides_as_soon_as_the_data_allow(double head, string budget, string verdict, int pairs)
    {
        var report = await Compared(Arms(head), budget);
        Assert.Equal((verdict, pairs), (report.Gates.Single().Verdict.ToString(), report.Gates.Single().Runs));
    }

    [Fact]
    public async Task A_breach_says_how_much_slower_and_how_sure() => GoldenFile.Matches(string.Join('\n',
    [
        .. (await Compared(Arms(1.1), "time <= baseline")).Diagnostics,
        .. (await Compared(Arms(1.7), "time < baseline + 5%")).Diagnostics,
        .. (await Compared(Arms(1.1, .3), "time <= baseline")).Diagnostics,
        .. (await Compared("{ values: { time: 1ms, size: 1kB }, base: { time: 1ms } }", "size <= baseline")).Diagnostics,
        .. (await Compared("{ values: { size: 1050B }, base: { size: 1kB } }", "size < baseline + 2%")).Diagnostics,
        .. (await Compared("{ values: { rate: 40/s 41/s 42/s }, base: { rate: 50/s 51/s 52/s } }", "rate >= baseline - 5%")).Diagnostics,
    ]), "compared.txt");

    [Theory]
    [InlineData("1784B", "1784B", "Pass")]
    [InlineData("1786B", "1784B", "Pass")] // what the meter cannot tell
    [InlineData("1787B", "1784B", "Breach")]
    [InlineData("1700B", "1784B", "Pass")]
    public async Task Allocations_are_compared_exactly_but_for_what_the_meter_cannot_tell(string head, string ofBase, string verdict)
    {
        var gate = (await Compared($"{{ values: {{ allocated: {head} }}, base: {{ allocated: {ofBase} }} }}", "allocated <= baseline")).Gates.Single();
        Assert.Equal((verdict, 3), (gate.Verdict.ToString(), gate.Runs));
    }

    [Fact]
    public async Task Only_what_is_undecided_is_measured_again()
    {
        var report = await Check.RunAsync($$"""
            version: 1
            compare: { with: main }
            gates:
              g:
                script:
                  cases:
                    steady: { values: { time: 1ms }, base: { time: 1ms }, budgets: [time <= baseline] }
                    slower: { values: { time: {{Values(1.1, .01, 1)}} }, base: { time: {{Values(1, .01, 2)}} }, budgets: [time <= baseline] }
            """);
        Assert.Equal(["slower Breach 12", "steady Pass 6"], report.Gates.Single().Budgets.SelectMany(b => b.Subjects).Select(s => $"{s.Name} {s.Verdict} {s.Samples.Count}").Order());
    }

    [Fact]
    public async Task Of_many_comparisons_only_what_shows_again_on_fresh_pairs_is_a_breach()
    {
        var cases = string.Concat(Enumerable.Range(1, 11).Select(i =>
            $"        c{i}: {{ values: {{ time: {Values(i == 7 ? 1.1 : 1, .01, i)} }}, base: {{ time: {Values(1, .01, 100 + i)} }} }}\n"));
        var report = await Check.RunAsync($"version: 1\ncompare: {{ with: main }}\ngates:\n  g:\n    script:\n      cases:\n{cases}    budgets: [time <= baseline]\n");
        var subjects = report.Gates.Single().Budgets.Single().Subjects;
        Assert.Equal(("c7", Verdict.Breach, 28, true), (subjects[0].Name, subjects[0].Verdict, subjects[0].Samples.Count, subjects[0].Grounds.Confirmed));
        Assert.All(subjects.Skip(1), s => Assert.Equal((Verdict.Pass, 6), (s.Verdict, s.Samples.Count)));
    }

    [Fact]
    public async Task A_suspicion_that_does_not_show_again_is_no_breach()
    {
        // Eight pairs that look slower by chance, and twenty that do not.
        var unlucky = string.Join(' ', Enumerable.Repeat("1.2ms", 8).Concat(Values(1, .01, 3).Split(' ')));
        var cases = string.Concat(Enumerable.Range(1, 11).Select(i =>
            $"        c{i}: {{ values: {{ time: {(i == 7 ? unlucky : Values(1, .01, i))} }}, base: {{ time: {Values(1, .01, 100 + i)} }} }}\n"));
        var report = await Check.RunAsync($"version: 1\ncompare: {{ with: main }}\ngates:\n  g:\n    script:\n      cases:\n{cases}    budgets: [time <= baseline]\n");
        Assert.Equal(Verdict.Pass, report.Gates.Single().Verdict);
        Assert.Empty(report.Diagnostics);
    }

    [Fact]
    public async Task Gates_take_turns_and_each_ends_when_it_is_decided()
    {
        List<string> order = [];
        await Check.RunAsync($$"""
            version: 1
            compare: { with: main }
            gates:
              one: { script: { values: { time: 1ms }, base: { time: 1ms } }, budgets: [time <= baseline] }
              plain: { script: { values: { time: 1ms } }, budgets: [time < 1s] }
              two: { script: { values: { size: 1kB }, base: { size: 1kB } }, budgets: [size <= baseline] }
            """, tell: told => order.AddRange(told is PerfGates.Running.RunEvent.RunStarted run ? [run.Gate] : []));
        Assert.Equal(["plain", "one", "two", "one", "one", "one", "one", "one"], order);
    }

    [Fact]
    public async Task What_base_lacks_is_inconclusive_and_measured_once()
    {
        var gate = (await Compared("{ values: { time: 1ms }, base: { size: 1kB } }", "time <= baseline")).Gates.Single();
        Assert.Equal((Verdict.Inconclusive, 1), (gate.Verdict, gate.Runs));
    }

    [Theory]
    [InlineData("{ compared: 9, values: { time: 1ms } }", "time <= baseline", "PG4022")]
    [InlineData("{ values: { time: 1ms } }", "time == baseline", "PG4022")]
    [InlineData("{ values: { time: 1ms } }", "time < baseline - 100%", "PG4022")]
    [InlineData("{ values: { time: 1ms } }", "time < baseline + 2kB", "PG4020")]
    [InlineData("{ values: { time: 1ms } }", "time > baseline", "PG4021")]
    public void What_could_never_fail_or_hold_is_refused(string script, string budget, string code) => Assert.Equal(code, Assert.Single(
        Check.Plan($"version: 1\ncompare: {{ with: main }}\ngates:\n  g:\n    script: {script}\n    budgets:\n      - {budget}\n").Problems).Code);

    [Fact]
    public async Task The_command_line_may_say_with_what_instead_of_the_file()
    {
        var report = await Check.RunAsync("version: 1\ngates:\n  g: { script: { values: { time: 1ms }, base: { time: 1ms } }, budgets: [time <= baseline] }\n", compare: "main");
        Assert.Equal("main (0123456)", report.Gates.Single().Budgets.Single().Worst!.Grounds.Against!.With);
    }
}
