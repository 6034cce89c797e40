using System.Globalization;
using PerfGates.Planning;
using PerfGates.Reports;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Pipeline;

/// <summary>Each verdict, required and only warning, with and without --strict: may it be shipped, and what is to be done?</summary>
public class ReadyToShip
{
    private static string Gate(string name, string script, string budget, string more = "") => $"  {name}:\n    script: {{ runs: 20, values: {{ {script} }} }}\n{more}    budgets: [{budget}]\n";

    private static Task<Report> Judged(string gates, bool strict = false, Selection? selection = null) => Check.RunAsync("version: 1\ngates:\n" + gates, selection, strict: strict);

    private const string Gpu = "    requires: [\"program:no-such-program\"]\n";

    // Of what scatters as much as this nobody can say whether it is below 1 ms.
    private const string Scattered = "time: 0.6ms 1.4ms 0.7ms 1.3ms 0.8ms 1.2ms 0.9ms 1.1ms 0.6ms 1.4ms 0.7ms 1.3ms 0.8ms 1.2ms 0.9ms 1.1ms 0.6ms 1.4ms 0.7ms 1.3ms";

    private static string Told(Report report)
    {
        var readiness = report.Readiness;
        return string.Join('\n', [readiness.Ready ? "ready" : "not ready", .. readiness.Blockers.Select(b => $"  because {b}"), .. readiness.Warnings.Select(w => $"  warning: {w}"), .. readiness.Scatter.Select(s => $"  scatter: {s}"), .. readiness.NextSteps.Select(s => $"  next: {s}")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public async Task Says_why_not_and_what_to_do(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        List<string> told = [];
        foreach (var (verdict, script, budget, more) in new[]
        {
            ("pass", "size: 100B", "size < 1kB", ""),
            ("near its limit", "size: 990B", "size < 1kB", ""),
            ("breach, low", "size: 1001B", "size < 1kB", ""),
            ("breach, critical", "size: 2kB", "size < 1kB", ""),
            ("inconclusive", Scattered, "time < 1ms", ""),
            ("no baseline", "size: 1kB", "size <= baseline", ""),
            ("skipped", "size: 100B", "size < 1kB", Gpu),
            ("unmeasured", "time: fail", "size < 1kB", ""),
        })
            foreach (var only in new[] { false, true })
                foreach (var strict in new[] { false, true })
                {
                    var written = only ? $"{{ warn: {budget} }}" : budget;
                    told.Add($"{verdict}{(only ? ", which only warns" : "")}{(strict ? ", --strict" : "")}: {Told(await Judged(Gate("g", script, written, more) + Gate("fine", "size: 1B", "size < 1kB"), strict))}");
                }
        GoldenFile.Matches(string.Join('\n', told), "ready.txt");
    }

    [Fact]
    public async Task A_budget_that_only_warns_and_cannot_be_judged_stops_nobody()
    {
        var readiness = (await Judged(Gate("g", $"size: 1B, {Scattered}", "size < 1kB, { warn: time < 1ms }"))).Readiness;
        Assert.True(readiness.Ready);
        Assert.Contains("gate 'g': 'time < 1ms' could not be judged", readiness.Warnings);
    }

    [Fact]
    public async Task Who_measures_a_part_knows_nothing_of_the_rest()
    {
        var readiness = (await Judged(Gate("a", "size: 1B", "size < 1kB") + Gate("b", "size: 1B", "size < 1kB"), selection: new([], ["a"]))).Readiness;
        Assert.Equal((false, "only gate 'a' was measured"), (readiness.Ready, readiness.Blockers.Single()));
    }

    [Fact]
    public async Task Where_everything_was_skipped_nothing_was_measured() =>
        Assert.Equal("every gate was skipped, so nothing was measured", (await Judged(Gate("g", "size: 1B", "size < 1kB", Gpu))).Readiness.Blockers.Single());

    [Fact]
    public async Task An_error_of_the_budget_file_comes_first() =>
        Assert.Equal(["the budget file has an error"], (await Judged(Gate("g", "size: 1B", "size < 1ms"))).Readiness.Blockers);

    [Fact]
    public async Task Breaches_are_counted_by_severity_warnings_included()
    {
        var readiness = (await Judged(Gate("a", "size: 2kB", "size < 1kB") + Gate("b", "size: 1200B", "{ warn: size < 1kB }"))).Readiness;
        Assert.Equal([(RegressionSeverity.Critical, 1), (RegressionSeverity.High, 0), (RegressionSeverity.Medium, 1), (RegressionSeverity.Low, 0)], readiness.Regressions.Select(r => (r.Key, r.Value)));
    }
}
