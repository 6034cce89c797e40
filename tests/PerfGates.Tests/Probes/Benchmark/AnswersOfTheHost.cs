using PerfGates.Reports;

namespace PerfGates.Tests.Probes.Benchmark;

/// <summary>Played by the scripted host, whose cases behave as their names say and take as many nanoseconds as they had warm-up iterations.</summary>
[Collection(UsesBenchmarkProjects.Name)]
public class AnswersOfTheHost(BenchmarkProjects projects)
{
    private readonly BenchmarkCheck _check = new(projects) { Host = projects.ScriptedHost };

    [Fact]
    public async Task A_process_without_a_result_of_its_own_is_never_a_value()
    {
        var report = await _check.RunAsync("""
            version: 1
            gates:
              b:
                benchmark:
                  project: Bench/Bench.csproj
                  runs: 2
                  cases:
                    "*Crashes": { budgets: [mean < 1h] }
                    "*Truncates": { budgets: [mean < 1h] }
                    "*Refused": { budgets: [mean < 1h] }
                    "*Steady": { budgets: [mean < 1h] }
            """);
        Assert.Equal(2, BenchmarkCheck.Judged(report)[^1].Worst!.Samples.Count);
        Assert.Contains("case 1 of 4: Scripted.Steady, process 2", _check.Notes);
        Assert.DoesNotContain("case 2 of 4: Scripted.Crashes, process 2", _check.Notes);
        GoldenFile.Matches(_check.Lines(report), "no-result.txt");
        // What the processes were asked and answered is not masked, and does not stay.
        Assert.All(Directory.GetFiles(_check.LogFolder, "*", SearchOption.AllDirectories), f => Assert.EndsWith(".log", f, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_result_of_another_process_is_not_taken()
    {
        var report = await Run("*Stale", "runs: 1", "mean < 1h");
        Assert.Equal(["PG2005"], BenchmarkCheck.Errors(report).Select(d => d.Code));
        Assert.Empty(BenchmarkCheck.Samples(report, "mean"));
    }

    [Fact]
    public async Task What_is_not_finite_is_not_a_value()
    {
        var report = await Run("*Infinite", "runs: 1", "throughput > 1/s", "mean < 1h");
        Assert.Equal(["PG2001"], BenchmarkCheck.Errors(report).Select(d => d.Code));
        Assert.Contains("case 'Scripted.Infinite': 'throughput' was not measured: not a finite number", BenchmarkCheck.Errors(report)[0].Text, StringComparison.Ordinal);
        Assert.Equal([0], BenchmarkCheck.Samples(report, "mean")["Scripted.Infinite"]);
    }

    [Fact]
    public async Task A_case_that_drifts_is_run_again_with_double_warm_up_which_later_rounds_keep()
    {
        var report = await Run("*Settles", "runs: 3", "mean < 1h");
        Assert.Empty(report.Diagnostics);
        Assert.Equal([40, 40, 40], Nanoseconds(report, "Scripted.Settles"));
        Assert.Single(_check.Notes, "Scripted.Settles is still warming up; its process is run again with 40 warm-up iterations");
    }

    [Fact]
    public async Task A_case_that_never_settles_is_measured_with_a_warning_once()
    {
        var report = await Run("*Drifts", "runs: 3", "mean < 1h");
        Assert.Equal("/repo/.perfbudget.yml(4,56): warning PG2025: gate 'b', case 'Scripted.Drifts': its times still drift after 3 attempts with ever longer warm-up; quieten the machine, or warm up what it uses in its GlobalSetup (perfgates explain PG2025)", _check.Lines(report));
        Assert.Equal([80, 80, 80], Nanoseconds(report, "Scripted.Drifts"));
    }

    [Fact]
    public async Task Much_compiled_code_lengthens_the_warm_up_but_is_no_warning()
    {
        var report = await Run("*Compiles", "runs: 1", "mean < 1h");
        Assert.Empty(report.Diagnostics);
        Assert.Equal([80], Nanoseconds(report, "Scripted.Compiles"));
    }

    [Fact]
    public async Task Figures_are_in_base_units()
    {
        var report = await Run("*Steady", "runs: 3", "mean < 1h", "stddev < 1h", "throughput > 1/s", "allocated < 1kB", "gen0 < 10");
        double Of(string metric) => BenchmarkCheck.Samples(report, metric)["Scripted.Steady"][0];
        Assert.Equal([20e-9, 0, 1 / 20e-9, 24, 3], new[] { "mean", "stddev", "throughput", "allocated", "gen0" }.Select(m => Math.Round(Of(m), 12)));
    }

    [Fact]
    public async Task Allocations_alone_need_three_processes()
    {
        var report = await Run("*Steady", "runs: 5", "allocated < 1kB");
        Assert.Equal(3, BenchmarkCheck.Samples(report, "allocated")["Scripted.Steady"].Count);
    }

    [Fact]
    public async Task Facts_are_those_of_all_cases_each_told_once()
    {
        var observed = await _check.ObserveAsync("""
            version: 1
            gates:
              b:
                benchmark: { project: Bench/Bench.csproj, runs: 1, cases: { "*Steady": { budgets: [mean < 1h] }, "*OnNine": { budgets: [mean < 1h] } } }
            """, runs: 1);
        Assert.Equal(["runtime: .NET 8.0.11 + .NET 9.0.1", "gc: server, concurrent"], observed[0].Facts.Select(f => $"{f.Key}: {f.Value}"));
    }

    [Fact]
    public async Task A_case_that_hangs_ends_with_the_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        var running = Run("*Hangs", "runs: 1", cancel.Token, "mean < 1h");
        while (_check.Notes.Count == 0 && !running.IsCompleted) await Task.Yield();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Empty(await projects.Children.EndAll());
    }

    private Task<Report> Run(string filter, string runs, params string[] budgets) => Run(filter, runs, TestContext.Current.CancellationToken, budgets);

    private Task<Report> Run(string filter, string runs, CancellationToken cancellation, params string[] budgets) => _check.RunAsync($$"""
        version: 1
        gates:
          b:
            benchmark: { project: Bench/Bench.csproj, filter: "{{filter}}", {{runs}} }
            budgets:
        {{string.Join("\n", budgets.Select(b => $"      - {b}"))}}
        """, cancellation);

    private static IEnumerable<double> Nanoseconds(Report report, string name) => BenchmarkCheck.Samples(report, "mean")[name].Select(s => Math.Round(s * 1e9, 6));
}
