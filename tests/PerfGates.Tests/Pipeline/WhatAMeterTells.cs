using PerfGates.Verdicts;

namespace PerfGates.Tests.Pipeline;

/// <summary>Ranges of a meter, growth of floors, and what a machine has not.</summary>
public class WhatAMeterTells
{
    private const string Rising = "[10MB, 11MB, 12MB, 13MB, 14MB, 15MB, 16MB, 17MB, 18MB]";
    private const string RisingOn = "[19MB, 20MB, 21MB, 22MB, 23MB, 24MB, 25MB, 26MB, 27MB]";
    private const string Level = "[18MB, 17.9MB, 18.1MB, 18MB, 17.8MB, 18.05MB, 17.95MB, 18.2MB, 17.85MB]";

    [Theory]
    [InlineData("peak: 7.9GB, least: 7.9GB, most: 7.9GB", "peak < 8GB", "Pass")]
    [InlineData("peak: 7.9GB, least: 7.9GB, most: 8.2GB", "peak < 8GB", "Inconclusive")]
    [InlineData("peak: 8.1GB, least: 8.1GB, most: 8.2GB", "peak < 8GB", "Breach")]
    [InlineData("peak: 8.1GB, least: 7.9GB, most: 8.2GB", "peak < 8GB", "Inconclusive")]
    [InlineData("peak: 8.1GB, least: 7.9GB, most: 8.2GB", "{ budget: peak > 8GB, inverted: true }", "Inconclusive")]
    [InlineData("peak: [7.9GB, 7.8GB, 7.85GB], least: [7GB, 7GB, 7GB], most: [9GB, 9GB, 9GB]", "peak < 8GB", "Inconclusive")]
    [InlineData("peak: [7.9GB, 7.8GB, 7.85GB], least: [7GB, 7GB, 7GB], most: [7.95GB, 7.95GB, 7.95GB]", "peak < 8GB", "Pass")]
    public async Task A_limit_inside_of_what_a_meter_leaves_open_is_not_decided(string metered, string budget, string verdict) =>
        Assert.Equal(verdict, $"{await VerdictOf(metered, budget)}");

    [Fact]
    public async Task A_limit_that_refers_to_another_gate_is_no_exception()
    {
        const string yaml = """
            version: 1
            gates:
              one:
                metered: { peak: 8GB }
                budgets: [peak < 9GB]
              two:
                metered: { peak: 7.9GB, least: 7.9GB, most: 8.2GB }
                budgets: [peak < 1 * one.peak]
            """;
        Assert.Equal([Verdict.Pass, Verdict.Inconclusive], (await Check.RunAsync(yaml)).Gates.Select(g => g.Verdict));
    }

    [Fact]
    public async Task Observed_confidence_trusts_no_meter_either() =>
        Assert.Equal(Verdict.Inconclusive, await VerdictOf("peak: 7.9GB, least: 7.9GB, most: 8.2GB", "peak < 8GB", "confidence: observed"));

    [Theory]
    [InlineData("peak: [7GB, '-']", "level")]
    [InlineData("peak: [7GB, '-', 7GB]", "level")]
    [InlineData("peak: [7GB, 7GB, '-']", "level")]
    [InlineData("peak: [7GB, '-', 7GB]", "observed")]
    [InlineData("peak: [9GB, 9GB, '-']", "observed")]
    public async Task A_run_of_which_nothing_is_known_leaves_the_others_undecided(string metered, string confidence) =>
        Assert.Equal(Verdict.Inconclusive, await VerdictOf(metered, "peak < 8GB", confidence == "observed" ? "confidence: observed" : "tags: [x]"));

    [Theory]
    [InlineData($"floors: {Rising}, later: {RisingOn}", "growth < 200kB", "Breach")]
    [InlineData($"floors: {Rising}", "growth < 200kB", "Inconclusive")]
    [InlineData($"floors: {Rising}, later: {Level}", "growth < 200kB", "Inconclusive")]
    [InlineData($"floors: {Level}", "growth < 200kB", "Pass")]
    [InlineData($"floors: {Rising}", "growth < 2MB", "Pass")]
    [InlineData($"floors: {Level}, later: {RisingOn}", "growth < 200kB", "Inconclusive")]
    [InlineData($"floors: {Level}, later: {Level}", "growth < 200kB", "Pass")]
    [InlineData("floors: [10MB, 10MB, 10MB, 80MB, 80MB, 80MB, 80MB, 80MB, 80MB], later: [80MB, 80MB, 80MB, 80MB, 80MB, 80MB, 80MB, 80MB, 80MB]", "growth < 1MB", "Inconclusive")]
    [InlineData("floors: [10MB, 11MB, 12MB, 13MB, 14MB, 15MB], later: [16MB, 17MB, 18MB, 19MB, 20MB, 21MB]", "growth < 200kB", "Inconclusive")]
    public async Task Growth_passes_on_one_stretch_and_breaches_on_two(string floors, string budget, string verdict) =>
        Assert.Equal(verdict, $"{await VerdictOf(floors, budget)}");

    [Fact]
    public async Task What_the_machine_has_not_is_skipped_and_the_rest_is_judged()
    {
        var report = await Check.RunAsync(File("absent: no GPU was found", "peak < 8GB", "other < 2"));
        Assert.Equal([Verdict.Skipped, Verdict.Pass], report.Gates[0].Budgets.Select(b => b.Verdict));
        Assert.Equal(Verdict.Pass, report.Gates[0].Verdict);
        Assert.Equal("/repo/.perfbudget.yml(6,9): message PG3014: gate 'render': peak skipped: no GPU was found (perfgates explain PG3014)", Check.Lines(report));
    }

    [Fact]
    public async Task A_gate_all_of_whose_budgets_are_skipped_is_skipped() =>
        Assert.Equal(Verdict.Skipped, (await Check.RunAsync(File("absent: no GPU was found", "peak < 8GB"))).Gates[0].Verdict);

    [Fact]
    public async Task A_skipped_budget_is_an_error_in_strict_mode() =>
        Assert.StartsWith("/repo/.perfbudget.yml(6,9): error PG3014:", Check.Lines(await Check.RunAsync(File("absent: no GPU was found", "peak < 8GB", "other < 2"), strict: true)), StringComparison.Ordinal);

    [Fact]
    public async Task Messages_say_what_is_open_and_what_grew() => GoldenFile.Matches(string.Join("\n", await Task.WhenAll(
        Check.DiagnosticsAsync(File("peak: 7.9GB, least: 7.9GB, most: 8.2GB", "peak < 8GB")),
        Check.DiagnosticsAsync(File($"floors: {Rising}, later: {RisingOn}", "growth < 200kB")),
        Check.DiagnosticsAsync(File($"floors: {Rising}", "growth < 200kB")),
        Check.DiagnosticsAsync(File($"floors: {Rising}, later: {Level}", "growth < 200kB")),
        Check.DiagnosticsAsync(File("floors: [10MB, 11MB, 12MB, 13MB, 14MB, 15MB]", "growth < 200kB")))) + "\n", "metered.txt");

    [Fact]
    public async Task Each_of_them_can_go_red()
    {
        var mutants = Mutants.Of(await Check.MeasureAsync(File($"floors: {Level}, peak: 7GB, least: 7GB, most: 7.5GB", "peak < 8GB", "growth < 200kB")));
        Assert.All(mutants, m => Assert.True(m.Caught, $"{m.Mutant} of {m.Budget.Metric.Name}: {m.Judged.Verdict}"));
    }

    private static async Task<Verdict> VerdictOf(string metered, string budget, string setting = "tags: [x]") =>
        (await Check.RunAsync(File(metered, budget).Replace("    budgets:", $"    {setting}\n    budgets:", StringComparison.Ordinal))).Gates[0].Verdict;

    private static string File(string metered, params string[] budgets) => $"""
        version: 1
        gates:
          render:
            metered: {"{"} {metered} {"}"}
            budgets:
        {string.Join("\n", budgets.Select(b => $"      - {b}"))}
        """;
}
