using PerfGates.Diagnostics;
using PerfGates.Reports;
using PerfGates.Reports.Json;
using PerfGates.Reports.Table;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Pipeline;

/// <summary>A run of many events bounds its figures by itself: it passes on one run, a breach must show in two.</summary>
public class OneRunOfManyEvents
{
    private static Task<Report> Run(string script, string budget, string more = "") =>
        Check.RunAsync($"version: 1\ngates:\n  orders:\n    events: {script}\n    budgets:\n      - {budget}\n{more}");

    [Theory]
    [InlineData("{ slow: 1% }", "p95 < 100ms", "Pass", 1)]
    [InlineData("{ slow: 8% }", "p95 < 100ms", "Breach", 2)]
    [InlineData("{ slow: [8%, 1%] }", "p95 < 100ms", "Inconclusive", 2)] // not confirmed
    [InlineData("{ slow: 5% }", "p95 < 100ms", "Inconclusive", 1)] // as many as are allowed: more would tell, not the same again
    [InlineData("{ slow: 8% }", "p99 < 100ms", "Breach", 2)]
    [InlineData("{ count: 58 }", "p95 < 100ms", "Inconclusive", 1)]
    [InlineData("{ count: 59 }", "p95 < 100ms", "Pass", 1)]
    [InlineData("{ count: 298 }", "p99 < 100ms", "Inconclusive", 1)]
    [InlineData("{ slow: 10%, clumped: true }", "p95 < 100ms", "Inconclusive", 1)] // one burst is one event
    [InlineData("{ failed: 160 }", "p95 < 100ms", "Inconclusive", 1)] // a burst of failures at the start
    [InlineData("{ count: 100, failed: 100 }", "p95 < 100ms", "Breach", 2)] // fast failures are no pass
    [InlineData("{ }", "errors < 1%", "Pass", 1)]
    [InlineData("{ count: 200 }", "errors < 1%", "Inconclusive", 1)] // none of 200 is up to 1.5 %
    [InlineData("{ count: 150, failed: 20 }", "errors < 1%", "Breach", 2)]
    [InlineData("{ }", "availability >= 99%", "Pass", 1)]
    [InlineData("{ count: 150, failed: 20 }", "availability >= 99%", "Breach", 2)]
    [InlineData("{ failed: 1 }", "errors == 0", "Breach", 1)]
    [InlineData("{ failed: 1 }", "errors <= 1", "Pass", 1)]
    [InlineData("{ }", "max < 20ms", "Pass", 1)]
    [InlineData("{ slow: 1% }", "max < 100ms", "Breach", 1)]
    [InlineData("{ rates: 100/s }", "throughput >= 50/s", "Pass", 1)]
    [InlineData("{ rates: 100/s }", "throughput >= 200/s", "Breach", 2)]
    [InlineData("{ rates: 100/s }", "throughput >= 100/s", "Inconclusive", 1)]
    [InlineData("{ steps: { one: 40/s, five: 80/s } }", "throughput >= 50/s", "Pass", 1)] // the best step counts
    [InlineData("{ steps: { one: 20/s, five: 40/s } }", "throughput >= 50/s", "Breach", 2)]
    [InlineData("{ held: 300/s, broke: 330/s }", "breaking-point >= 300/s", "Pass", 1)]
    [InlineData("{ held: 300/s, broke: 330/s }", "breaking-point >= 310/s", "Inconclusive", 1)]
    [InlineData("{ held: 200/s, broke: 220/s }", "breaking-point >= 300/s", "Breach", 2)]
    [InlineData("{ held: [200/s, 300/s], broke: [220/s, 330/s] }", "breaking-point >= 300/s", "Inconclusive", 2)]
    [InlineData("{ slow: 8%, overloaded: it was busy }", "p95 < 100ms", "Inconclusive", 2)]
    [InlineData("{ slow: 1%, overloaded: it was busy }", "p95 < 100ms", "Pass", 1)]
    [InlineData("{ slow: 1%, light: it was idle }", "p95 < 100ms", "Inconclusive", 1)]
    [InlineData("{ slow: 8%, overloaded: it was busy, meter-error: 20ms }", "p95 < 100ms", "Breach", 2)] // which explains 20 of 50 ms
    [InlineData("{ slow: 8%, overloaded: it was busy, meter-error: 50ms }", "p95 < 100ms", "Inconclusive", 2)]
    [InlineData("{ slow: 1%, light: it was idle, load-share: 90% }", "p95 < 100ms", "Pass", 1)] // kept nine times over
    [InlineData("{ slow: 1%, light: it was idle, load-share: 90% }", "p95 < 15ms", "Inconclusive", 1)]
    [InlineData("{ failed: 3 }", "errors <= 3", "Pass", 1)]
    [InlineData("{ failed: 4 }", "errors <= 3", "Breach", 1)]
    [InlineData("{ slow: 8%, light: it was idle }", "p95 < 100ms", "Breach", 2)]
    [InlineData("{ slow: 8% }", "{ budget: p95 > 5ms, inverted: true }", "Pass", 1)]
    public async Task Is_judged(string script, string budget, string verdict, int runs)
    {
        var gate = (await Run(script, budget)).Gates.Single();
        Assert.Equal((verdict, runs), (gate.Verdict.ToString(), gate.Runs));
    }

    [Theory]
    [InlineData("3s, \"-\"", "Pass")]
    [InlineData("\"-\", 3s", "Pass")]
    [InlineData("30s, \"-\"", "Breach")]
    [InlineData("\"-\"", "Inconclusive")]
    public async Task What_one_run_could_not_know_the_other_may_have_seen(string recovered, string verdict)
    {
        // The search that has to be confirmed brings the second run.
        var report = await Run($"{{ recovered: [{recovered}], held: 200/s, broke: 220/s }}", "recovery-time < 10s\n      - breaking-point >= 300/s");
        var gate = report.Gates.Single();
        Assert.DoesNotContain("NaN", TableReport.Render(report, (_, word) => word) + JsonReport.Text(ReportWriting.Document(report)) + Check.Lines(report), StringComparison.Ordinal);
        Assert.Equal((2, verdict), (gate.Runs, gate.Budgets[0].Verdict.ToString()));
    }

    [Fact]
    public async Task What_is_not_known_is_compared_with_nothing() =>
        Assert.Contains("PG2001", Check.Lines(await Run("{ recovered: [\"-\"] }", "recovery-time <= baseline")), StringComparison.Ordinal);

    [Fact]
    public async Task Is_judged_as_observed_where_that_is_wanted()
    {
        var gate = (await Run("{ slow: 8% }", "p95 < 100ms", "    confidence: observed\n")).Gates.Single();
        Assert.Equal(("Pass", 1), (gate.Verdict.ToString(), gate.Runs)); // the probe's own value
    }

    [Theory]
    [InlineData("[8, 1]")]
    [InlineData("[1, 8]")]
    public async Task Counts_are_held_against_their_limit_in_each_run(string failed)
    {
        var gate = (await Run($"{{ slow: 8%, failed: {failed} }}", "p95 < 100ms", "      - errors < 5\n")).Gates.Single();
        Assert.Equal((2, "Breach", 8.0), (gate.Runs, gate.Budgets[1].Verdict.ToString(), gate.Budgets[1].Worst!.Value));
    }

    [Fact]
    public async Task What_looks_like_a_breach_is_no_warning_where_no_time_was_left_to_confirm_it()
    {
        var input = await Check.MeasureAsync("version: 1\ngates:\n  orders:\n    events: { slow: 8% }\n    budgets:\n      - p95 < 100ms\n");
        var all = input.Of(input.Plan.Gates[0]);
        var gate = Judge.Decide(input with { Measurements = input.Measurements.With("orders", all with { Rounds = [all.Rounds[0]], OutOfTime = true }) }).Single();
        Assert.Equal(Verdict.Unmeasured, gate.Verdict);
        Assert.Contains(gate.Diagnostics, d => d.Rule == Rules.GateTimeout);
    }

    [Fact]
    public async Task Reads_well()
    {
        (string Script, string Budget)[] all =
        [
            ("{ slow: 8% }", "p95 < 100ms"), ("{ slow: 5% }", "p95 < 100ms"), ("{ slow: [8%, 1%] }", "p95 < 100ms"), ("{ count: 58 }", "p95 < 100ms"), ("{ slow: 10%, clumped: true }", "p95 < 100ms"),
            ("{ count: 100, failed: 20 }", "p95 < 100ms"), ("{ count: 150, failed: 20 }", "errors < 1%"), ("{ count: 200 }", "errors < 1%"), ("{ failed: 3 }", "errors == 0"), ("{ count: 150, failed: 20 }", "availability >= 99%"),
            ("{ slow: 1% }", "max < 100ms"), ("{ steps: { one: 20/s, five: 40/s } }", "throughput >= 50/s"), ("{ rates: 100/s }", "throughput >= 100/s"),
            ("{ held: 200/s, broke: 220/s }", "breaking-point >= 300/s"), ("{ held: 200/s, broke: 310/s }", "breaking-point >= 300/s"),
            ("{ slow: 8%, overloaded: the generator was busy }", "p95 < 100ms"), ("{ slow: 1%, light: it sent half }", "p95 < 100ms"),
        ];
        List<string> lines = [];
        foreach (var (script, budget) in all) lines.Add($"# {script}  {budget}\n{Check.Lines(await Run(script, budget))}");
        GoldenFile.Matches(string.Join("\n", lines) + "\n", "one-run.txt");
    }

    [Fact]
    public async Task Is_shown_as_a_table()
    {
        var report = await Run("{ steps: { one: 40/s, five: 80/s } }", "throughput >= 50/s");
        GoldenFile.Matches(TableReport.Render(report with { Elapsed = TimeSpan.FromSeconds(3) }, (_, word) => word), "one-run-table.txt");
    }

    [Theory]
    [InlineData("{ slow: 1% }", "p95 < 100ms")]
    [InlineData("{ }", "errors < 1%")]
    [InlineData("{ }", "availability >= 99%")]
    [InlineData("{ rates: 100/s }", "throughput >= 50/s")]
    [InlineData("{ steps: { one: 40/s, five: 80/s } }", "throughput >= 50/s")]
    [InlineData("{ held: 400/s, broke: 440/s }", "breaking-point >= 300/s")]
    [InlineData("{ }", "errors == 0")]
    public async Task Can_go_red(string script, string budget)
    {
        var input = await Check.MeasureAsync($"version: 1\ngates:\n  orders:\n    events: {script}\n    budgets:\n      - {budget}\n");
        Assert.All(Mutants.Of(input), m => Assert.True(m.Caught, $"{m.Mutant}: {m.Judged.Verdict}"));
    }
}
