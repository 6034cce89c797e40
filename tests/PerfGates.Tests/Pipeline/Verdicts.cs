using PerfGates.Verdicts;

namespace PerfGates.Tests.Pipeline;

public class Verdicts
{
    private static async Task<(string Verdict, string Diagnostics)> Judged(string script, string budget)
    {
        var report = await Check.RunAsync($"version: 1\ngates:\n  g:\n    script: {script}\n    budgets:\n      - {budget}\n");
        return (report.Gates.Single().Verdict.ToString(), Check.Lines(report));
    }

    [Theory]
    [InlineData("{ values: { time: 99ms } }", "time < 100ms", "Pass")]
    [InlineData("{ values: { time: 101ms } }", "time < 100ms", "Breach")]
    [InlineData("{ values: { time: 100ms } }", "time < 100ms", "Breach")] // strict, however it is measured
    [InlineData("{ values: { open.failed: 1 } }", "open.failed < 1", "Breach")]
    [InlineData("{ values: { rate: 50/s } }", "rate > 50/s", "Breach")]
    [InlineData("{ values: { rate: 50/s } }", "rate >= 50/s", "Pass")]
    [InlineData("{ values: { size: 500kB } }", "size < 500kB", "Breach")]
    [InlineData("{ values: { size: 500kB } }", "size <= 500kB", "Pass")]
    [InlineData("{ values: { rate: 49/s } }", "rate >= 50/s", "Breach")]
    [InlineData("{ values: { rate: 51/s } }", "rate > 50/s", "Pass")]
    [InlineData("{ values: { errors: 1 } }", "errors == 0", "Breach")]
    [InlineData("{ values: { errors: 0 } }", "errors == 0", "Pass")]
    [InlineData("{ values: { errors: 2% } }", "errors < 1%", "Breach")]
    [InlineData("{ runs: 3, values: { time: 10ms 90ms 20ms } }", "time < 50ms", "Inconclusive")]
    [InlineData("{ runs: 3, values: { time: 10ms 11ms 12ms } }", "time < 50ms", "Pass")]
    [InlineData("{ runs: 3, values: { time: 90ms 91ms 92ms } }", "time < 50ms", "Breach")]
    [InlineData("{ runs: 20, values: { time: 99ms 101ms 99ms 101ms 99ms 101ms 99ms 101ms 99ms 101ms 99ms 101ms 99ms 101ms 99ms 101ms 99ms 101ms 99ms 101ms } }", "time < 100ms", "Inconclusive")]
    [InlineData("{ runs: 3, values: { allocated: 57B 56B 60B } }", "allocated <= 56B", "Pass")] // the minimum speaks
    [InlineData("{ values: { open.rows: 12000/s } }", "open.rows >= 10000/s", "Pass")]
    [InlineData("{ values: { time: 1ms } }", "size < 1kB", "Unmeasured")]
    [InlineData("{ runs: 2, values: { time: 1ms - } }", "time < 5ms", "Unmeasured")]
    [InlineData("{ values: { time: nan } }", "time < 5ms", "Unmeasured")]
    [InlineData("{ values: { time: throw } }", "time < 5ms", "Unmeasured")]
    [InlineData("{ values: { time: fail } }", "time < 5ms", "Unmeasured")]
    [InlineData("{ }", "time < 5ms", "Unmeasured")]
    [InlineData("{ values: { open.rows: 12ms } }", "open.rows >= 10000/s", "Unmeasured")]
    [InlineData("{ values: { open.rows: ↓12000/s } }", "open.rows >= 10000/s", "Unmeasured")]
    public async Task Of_one_budget(string script, string budget, string verdict)
    {
        var judged = await Judged(script, budget);
        Assert.Equal(verdict, judged.Verdict);
        Assert.Equal(verdict == "Pass", judged.Diagnostics.Length == 0);
    }

    [Theory]
    [InlineData("{ runs: 3, values: { time: 10ms 90ms 20ms } }", "time < 50ms", "Pass")] // the median speaks
    [InlineData("{ runs: 3, values: { time: 60ms 10ms 60ms } }", "time < 50ms", "Breach")]
    public async Task Of_one_budget_that_is_judged_as_observed(string script, string budget, string verdict)
    {
        var report = await Check.RunAsync($"version: 1\ngates:\n  g:\n    script: {script}\n    confidence: observed\n    budgets:\n      - {budget}\n");
        Assert.Equal(verdict, report.Gates.Single().Verdict.ToString());
        Assert.Equal(3, report.Gates.Single().Runs);
    }

    [Theory]
    [InlineData("warn", "warning")]
    [InlineData("fail", "error")]
    public async Task What_the_data_cannot_tell_is_as_bad_as_the_user_wants_it(string wanted, string severity)
    {
        var report = await Check.RunAsync($"version: 1\ndefaults: {{ on-inconclusive: {wanted} }}\ngates:\n  g:\n    script: {{ runs: 3, values: {{ time: 10ms 90ms 20ms }} }}\n    budgets:\n      - time < 50ms\n");
        Assert.StartsWith($"{Check.File}(7,9): {severity} PG3002:", Check.Lines(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_breach_that_only_warns_does_not_fail_its_gate()
    {
        var report = await Check.RunAsync("version: 1\ngates:\n  g:\n    script: { values: { time: 90ms } }\n    budgets:\n      - time < 100ms\n      - warn: time < 80ms\n");
        Assert.Equal(Verdict.Pass, report.Gates.Single().Verdict);
        Assert.Equal(1, report.Gates.Single().Warnings);
        Assert.Equal(0, report.Errors);
        Assert.Contains("warning PG1001", Check.Lines(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("200ms", "Pass")]
    [InlineData("131ms", "Breach")]
    [InlineData("fail", "Unmeasured")]
    public async Task Of_a_relation_between_gates(string other, string verdict)
    {
        var report = await Check.RunAsync($"version: 1\ngates:\n  a b:\n    script: {{ values: {{ time: {other} }} }}\n    budgets: [time < 1s]\n  g:\n    script: {{ values: {{ time: 200ms }} }}\n    budgets:\n      - \"time < 1.5 * 'a b'.time\"\n");
        Assert.Equal(verdict, report.Gates[1].Verdict.ToString());
        Assert.Equal(verdict == "Pass", report.Gates[1].Diagnostics.Count == 0);
    }

    [Theory]
    [InlineData("{ values: { open.rows: 1200 } }", "time < 1.1 * a.open.rows", "PG2019: 'a.open.rows' was reported in bare numbers, but its budget is in durations; report it as in '100ms', or write the limit in bare numbers")]
    [InlineData("{ values: { open.rows: 1200 } }", "open.other < 1.1 * a.open.rows", "PG2019: 'open.other' was reported in durations, but its budget is in bare numbers; report it as in '40', or write the limit in durations")]
    [InlineData("{ values: { open.rows: nan } }", "time < 1.1 * a.open.rows", "PG2023: gate 'g': the limit needs 'open.rows' of gate 'a', which was not measured")]
    [InlineData("{ runs: 2, values: { open.rows: 2s - } }", "time < 1.1 * a.open.rows", "PG2023: gate 'g': the limit needs 'open.rows' of gate 'a', which was not measured")]
    [InlineData("{ runs: 2, values: { open.rows: 2s 2kB } }", "time < 1.1 * a.open.rows", "PG2023: gate 'g': the limit needs 'open.rows' of gate 'a', which was not measured")]
    public async Task A_relation_to_what_was_not_measured_or_has_another_unit_is_unmeasured(string other, string budget, string complaint)
    {
        var report = await Check.RunAsync($"version: 1\ngates:\n  a:\n    script: {other}\n    budgets: [open.rows > 0/s]\n  g:\n    script: {{ values: {{ time: 20s, open.other: 20s }} }}\n    budgets:\n      - {budget}\n");
        Assert.Equal(Verdict.Unmeasured, report.Gates[1].Verdict);
        Assert.Contains($"error {complaint}", report.Gates[1].Diagnostics.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_without_a_value_is_named_and_does_not_hide_behind_the_others()
    {
        var report = await Check.RunAsync("version: 1\ngates:\n  g:\n    script: { cases: { a: { values: { time: 1ms } }, b: { values: { time: nan } } } }\n    budgets:\n      - time < 5ms\n");
        Assert.Equal(Verdict.Unmeasured, report.Gates.Single().Verdict);
        Assert.Contains("PG2001: gate 'g', case 'b': 'time' was not measured: not a finite number", Check.Lines(report), StringComparison.Ordinal);
        Assert.Equal([Verdict.Unmeasured, Verdict.Pass], report.Gates.Single().Budgets.Single().Subjects.Select(s => s.Verdict));
    }

    [Fact]
    public async Task An_absent_requirement_skips_and_in_strict_mode_fails()
    {
        const string yaml = "version: 1\ngates:\n  g:\n    script: { values: { time: 1ms } }\n    requires: [\"env:PERFGATES_NOWHERE\"]\n    budgets: [time < 1s]\n";
        var lenient = await Check.RunAsync(yaml);
        Assert.Equal(Verdict.Skipped, lenient.Gates.Single().Verdict);
        Assert.Equal(0, lenient.Errors);
        Assert.Equal(1, (await Check.RunAsync(yaml, strict: true)).Errors);
    }
}
