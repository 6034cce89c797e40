using PerfGates.Baselines;
using PerfGates.Cli.Commands;
using PerfGates.Reports;
using PerfGates.Running;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Pipeline;

/// <summary>Wrong verdicts that a reviewer found, each by what it let through.</summary>
public class FoundInReview
{
    private static Fingerprint Here { get; } = new MachineFacts(new Dictionary<string, string>()).Fingerprint;

    private static Baseline Accepted(params BaselineSeries[] series) =>
        new([new(Here, new Dictionary<string, BaselineGate> { ["g"] = new(new("0.1.0", "", new(2026, 1, 31), "first"), new Dictionary<string, string>(), series) })]);

    private static double[] Runs(double value) => [.. Enumerable.Repeat(value, 25)];

    [Fact]
    public async Task A_limit_on_a_gate_further_down_was_never_exceeded()
    {
        var report = await Check.RunAsync("""
            version: 1
            gates:
              a: { script: { runs: 20, values: { time: 10ms } }, budgets: [time <= 1.3 * b.time] }
              b: { script: { runs: 20, values: { time: 1ms } }, budgets: [time < 1s] }
            """);
        Assert.Equal([Verdict.Breach, Verdict.Pass], report.Gates.Select(g => g.Verdict));
    }

    [Fact]
    public async Task A_limit_on_a_gate_that_is_compared_was_never_exceeded()
    {
        var report = await Check.RunAsync("""
            version: 1
            compare: { with: main }
            gates:
              b: { script: { runs: 20, values: { time: 1ms }, base: { time: 1ms } }, budgets: [time <= baseline] }
              a: { script: { runs: 20, values: { time: 10ms } }, budgets: [time <= 1.3 * b.time] }
            """);
        Assert.Equal([Verdict.Pass, Verdict.Breach], report.Gates.Select(g => g.Verdict));
    }

    [Fact]
    public async Task Gates_that_refer_to_each_other_are_judged_all_the_same()
    {
        var report = await Check.RunAsync("""
            version: 1
            gates:
              a: { script: { runs: 20, values: { time: 10ms } }, budgets: [time <= 1.3 * b.time] }
              b: { script: { runs: 20, values: { time: 1ms } }, budgets: [time < 2 * a.time] }
            """);
        Assert.Equal([Verdict.Breach, Verdict.Pass], report.Gates.Select(g => g.Verdict));
    }

    [Fact]
    public async Task A_slowed_down_gate_made_an_easy_limit()
    {
        var looks = 0;
        var watch = new MachineWatch(() => new(looks, looks, looks++ < 60 ? looks : 60, 0, 0, 0, 0), TimeProvider.System);
        var report = await Check.RunAsync("version: 1\ngates:\n  b: { script: { runs: 10, values: { time: 2ms } }, budgets: [time < 1s] }\n  a: { script: { runs: 20, values: { time: 2ms } }, budgets: [time <= 1.3 * b.time] }\n", watch: watch);
        Assert.Equal([Verdict.Pass, Verdict.Inconclusive], report.Gates.Select(g => g.Verdict));
        Assert.Contains("of gate 'b'", report.Diagnostics.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_in_a_disturbed_run_was_wiped_out()
    {
        var looks = 0;
        var watch = new MachineWatch(() => new(looks, looks, looks++, 0, 0, 0, 0), TimeProvider.System);
        var report = await Check.RunAsync("version: 1\ngates:\n  g: { script: { runs: 20, values: { time: fail 1ms } }, budgets: [time < 1s] }\n", watch: watch);
        Assert.Equal((Verdict.Unmeasured, "PG2016"), (report.Gates.Single().Verdict, report.Diagnostics.Single().Code));
    }

    [Fact]
    public async Task A_value_in_another_unit_was_compared_with_a_number()
    {
        var report = await Check.RunAsync("version: 1\ngates:\n  g: { script: { values: { open.x: 1500ms } }, budgets: [open.x < baseline + 1%] }\n", baseline: Accepted(new BaselineSeries("gate", "", "open.x", Dimension.Number, false, Runs(1200))));
        Assert.Equal("PG3004", report.Diagnostics.Single().Code);
    }

    [Theory]
    [InlineData("0%", "errors <= baseline", "Pass", 6)]
    [InlineData("0%", "errors < baseline", "Pass", 6)]
    [InlineData("0% 50% 40% 60%", "errors <= baseline", "Breach", 15)]
    public async Task Nothing_against_nothing_is_neither_worse_nor_decided_at_once(string head, string budget, string verdict, int runs)
    {
        var gate = (await Check.RunAsync($"version: 1\ncompare: {{ with: main }}\ngates:\n  g: {{ script: {{ values: {{ errors: {head} }}, base: {{ errors: 0% }} }}, budgets: [{budget}] }}\n")).Gates.Single();
        Assert.Equal((verdict, runs), (gate.Verdict.ToString(), gate.Runs));
    }

    [Fact]
    public async Task Nothing_against_accepted_nothing_was_inconclusive_for_ever()
    {
        var gate = (await Check.RunAsync("version: 1\ngates:\n  g: { script: { values: { errors: 0% } }, budgets: [errors <= baseline] }\n", baseline: Accepted(new BaselineSeries("gate", "", "errors", Dimension.Share, false, Runs(0))))).Gates.Single();
        Assert.Equal((Verdict.Pass, 6), (gate.Verdict, gate.Runs));
    }

    [Fact]
    public async Task One_list_of_budgets_in_two_gates_ended_the_check()
    {
        var cases = string.Concat(Enumerable.Range(1, 6).Select(i => $"        c{i}: {{ values: {{ time: {(i == 1 ? 2 : 1)}ms }}, base: {{ time: 1ms }} }}\n"));
        var report = await Check.RunAsync($"version: 1\ncompare: {{ with: main }}\ngates:\n  one:\n    script:\n      cases:\n{cases}    budgets: &budgets [time <= baseline]\n  two:\n    script:\n      cases:\n{cases}    budgets: *budgets\n");
        Assert.Equal([Verdict.Breach, Verdict.Breach], report.Gates.Select(g => g.Verdict));
    }

    [Fact]
    public async Task What_a_confirmed_breach_shows_is_of_the_pairs_that_confirmed_it()
    {
        var late = string.Join(' ', Enumerable.Repeat("2ms", 8).Concat(Enumerable.Repeat("1.5ms", 40)));
        var cases = string.Concat(Enumerable.Range(1, 11).Select(i => $"        c{i}: {{ values: {{ time: {(i == 1 ? late : "1ms")} }}, base: {{ time: 1ms }} }}\n"));
        var worst = (await Check.RunAsync($"version: 1\ncompare: {{ with: main }}\ngates:\n  g:\n    script:\n      cases:\n{cases}    budgets: [time <= baseline]\n")).Gates.Single().Budgets.Single().Worst!;
        Assert.Equal((0.0015, 0.001), (worst.Value, Math.Round(worst.Grounds.Against!.Base, 9)));
    }

    [Fact]
    public async Task A_case_that_was_deleted_evaded_its_budget()
    {
        var report = await Check.RunAsync("version: 1\ncompare: { with: main }\ngates:\n  g:\n    script:\n      cases:\n        kept: { values: { size: 1kB } }\n        gone: { values: { size: '-' }, base: { size: 1kB } }\n    budgets: [size <= baseline]\n");
        Assert.Equal((Verdict.Inconclusive, "PG3009"), (report.Gates.Single().Verdict, report.Diagnostics.Single().Code));
    }

    [Fact]
    public async Task A_case_that_was_accepted_elsewhere_and_deleted_evaded_its_exact_budget()
    {
        var there = new Fingerprint(new Dictionary<string, string>(Here.Fields) { ["cores"] = "96" });
        var accepted = Accepted(new BaselineSeries("case", "kept", "size", Dimension.Size, true, [1000]), new BaselineSeries("case", "gone", "size", Dimension.Size, true, [1000]));
        var report = await Check.RunAsync("version: 1\ngates:\n  g: { script: { cases: { kept: { values: { size: 1kB } } } }, budgets: [size <= baseline] }\n",
            baseline: new([accepted.Environments[0] with { Machine = there }]));
        Assert.Equal((Verdict.Inconclusive, "PG3009"), (report.Gates.Single().Verdict, report.Diagnostics.Single().Code));
    }

    [Fact]
    public async Task A_case_that_was_accepted_and_deleted_evaded_its_budget()
    {
        var report = await Check.RunAsync("version: 1\ngates:\n  g: { script: { cases: { kept: { values: { size: 1kB } } } }, budgets: [size <= baseline] }\n",
            baseline: Accepted(new BaselineSeries("case", "kept", "size", Dimension.Size, true, [1000]), new BaselineSeries("case", "gone", "size", Dimension.Size, true, [1000])));
        Assert.Equal((Verdict.Inconclusive, "PG3009"), (report.Gates.Single().Verdict, report.Diagnostics.Single().Code));
        Assert.Contains("case 'gone'", report.Diagnostics.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_that_was_not_measured_had_no_mutants()
    {
        var mutants = Mutants.Of(await Check.MeasureAsync("version: 1\ngates:\n  g: { script: { values: { time: 1ms } }, budgets: [time < 1s, open.typo < 5] }\n"));
        Assert.Equal([true, true, false, false], mutants.Select(m => m.Caught));
        Assert.Contains("not tried", MutantText.Render(mutants), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_that_time_ran_out_in_made_an_error_of_what_was_known()
    {
        var report = await Check.RunAsync("version: 1\ngates:\n  g: { script: { runs: 20, values: { time: 1ms 1ms hang } }, timeout: 500ms, budgets: [time < 1s] }\n");
        Assert.Equal("PG2002", report.Diagnostics.Single().Code); // this one hangs: far longer than the first round
    }

    [Fact]
    public async Task Runs_of_a_comparison_are_counted_to_its_own_cap()
    {
        List<RunEvent.RunStarted> runs = [];
        await Check.RunAsync("version: 1\ngates:\n  g: { script: { runs: 5, values: { time: 1ms } }, budgets: [time <= baseline] }\n",
            baseline: Accepted(new BaselineSeries("gate", "", "time", Dimension.Time, false, Runs(0.001))), tell: told => runs.AddRange(told is RunEvent.RunStarted run ? [run] : []));
        Assert.Equal((6, 25), (runs.Count, runs[^1].Most));
    }
}
