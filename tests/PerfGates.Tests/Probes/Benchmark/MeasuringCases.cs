namespace PerfGates.Tests.Probes.Benchmark;

[Collection(UsesBenchmarkProjects.Name)]
public class MeasuringCases(BenchmarkProjects projects)
{
    private readonly BenchmarkCheck _check = new(projects);

    [Fact]
    public async Task Every_metric_has_a_value_and_an_allocation_is_exact()
    {
        var report = await _check.RunAsync("""
            version: 1
            gates:
              b:
                benchmark: { project: Bench/Bench.csproj, filter: "*Buffers*", runs: 3 }
                budgets:
                  [mean < 1h, median < 1h, min < 1h, max < 1h, stddev < 1h, throughput > 0/s, allocated <= 1kB, gen0 < 1000, gen1 <= 1000, gen2 <= 1000]
            """);

        // new byte[1000]: 16 bytes of header and length, rounded up to 8.
        Assert.Equal(["PG1001"], BenchmarkCheck.Errors(report).Select(d => d.Code));
        Assert.Contains("case 'Bench.Buffers.Thousand': allocated = 1.024 kB (1 024 B), budget <= 1 kB", BenchmarkCheck.Errors(report)[0].Text, StringComparison.Ordinal);
        Assert.Equal([1024, 1024, 1024], BenchmarkCheck.Samples(report, "allocated")["Bench.Buffers.Thousand"]);
        Assert.All(BenchmarkCheck.Judged(report), b => Assert.Equal(3, Assert.Single(b.Subjects).Samples.Count));
        double Of(string metric) => BenchmarkCheck.Samples(report, metric)["Bench.Buffers.Thousand"][0];
        Assert.True(0 < Of("min") && Of("min") <= Of("median") && Of("median") <= Of("max") && Of("max") < 1e-3);
        Assert.Equal(1, Of("throughput") * Of("mean"), 1e-9);
        Assert.InRange(Of("gen0"), 1e-6, 1000);
        Assert.Contains("case 1 of 1: Bench.Buffers.Thousand, process 2", _check.Notes);
    }

    [Fact]
    public async Task A_case_is_known_by_its_full_name_and_measured_once_whatever_jobs_it_has()
    {
        var report = await _check.RunAsync("""
            version: 1
            gates:
              b:
                benchmark:
                  project: Bench/Bench.csproj
                  runs: 1
                  cases:
                    '*Repeat(s: "a,b"*': { budgets: [mean < 1h] }
                    "*say*": { budgets: [mean < 1h] }
                    "*TwoJobs*": { budgets: [mean < 1h] }
            """);

        Assert.Empty(BenchmarkCheck.Errors(report));
        Assert.Equal(
            ["Bench.Text.Repeat(s: \"a,b\", N: 3)", "Bench.Text.Repeat(s: \"say \\\"x\\\": 1\", N: 3)", "Bench.TwoJobs.Once"],
            BenchmarkCheck.Judged(report).Select(b => Assert.Single(b.Subjects).Name));
        Assert.All(BenchmarkCheck.Judged(report), b => Assert.Single(b.Worst!.Samples));
    }

    [Fact]
    public async Task Cases_that_are_called_alike_are_numbered_and_all_measured()
    {
        var report = await _check.RunAsync("""
            version: 1
            gates:
              b:
                benchmark: { project: Bench/Bench.csproj, filter: "*Arrays*", runs: 3 }
                budgets: [allocated <= 6.5kB]
            """);

        var allocated = BenchmarkCheck.Samples(report, "allocated");
        Assert.Equal(["Bench.Arrays.Last(numbers: [1, 2, 3, 4, 5, ...]) #2", "Bench.Arrays.Last(numbers: [1, 2, 3, 4, 5, ...])"], allocated.Keys);
        Assert.Equal([7024, 6024], allocated.Values.Select(v => v.Min()));
        Assert.Contains("case 'Bench.Arrays.Last(numbers: (1, 2, 3, 4, 5, ...]) #2': allocated = 7.024 kB", Assert.Single(BenchmarkCheck.Errors(report)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_throws_is_red_with_its_reason_and_the_others_are_measured()
    {
        var report = await _check.RunAsync("""
            version: 1
            gates:
              b:
                benchmark: { project: Bench/Bench.csproj, filter: "*Faulty*", runs: 1 }
                budgets: [mean < 1h]
            """);

        Assert.Equal(
            "/repo/.perfbudget.yml(4,56): error PG2005: gate 'b', case 'Bench.Faulty.Throws' failed: InvalidOperationException: no such file; the log is '/repo/logs/1-b/case-6.log' (perfgates explain PG2005)",
            _check.Lines(report));
        Assert.Equal(["Bench.Faulty.Works"], BenchmarkCheck.Samples(report, "mean").Keys);
    }

    [Fact]
    public async Task A_job_gets_the_process_that_it_asks_for()
    {
        var report = await _check.RunAsync("""
            version: 1
            gates:
              b:
                benchmark: { project: Bench/Bench.csproj, filter: "*Server*", runs: 1 }
                budgets: [mean < 1h]
            """);

        Assert.Empty(BenchmarkCheck.Errors(report));
        Assert.Equal(["Bench.Server.IsServer"], BenchmarkCheck.Samples(report, "mean").Keys);
    }

    [Fact]
    public async Task Facts_are_those_of_the_process_that_measured()
    {
        var observed = await _check.ObserveAsync("""
            version: 1
            gates:
              b:
                benchmark: { project: Bench/Bench.csproj, runs: 1, cases: { "*Server*": { budgets: [mean < 1h] }, "*Buffers*": { budgets: [mean < 1h] } } }
            """, runs: 1);

        var facts = observed[0].Facts;
        Assert.Equal(["architecture", "benchmarkdotnet", "gc", "runtime", "toolchain"], facts.Keys.Order());
        Assert.Equal("server, concurrent + workstation, concurrent", facts["gc"]);
        Assert.Equal("0.14.0", facts["benchmarkdotnet"]);
        Assert.StartsWith(".NET ", facts["runtime"]);
        Assert.Equal("InProcessEmitToolchain", facts["toolchain"]);
    }
}
