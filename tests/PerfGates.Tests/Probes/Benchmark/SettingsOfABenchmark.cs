namespace PerfGates.Tests.Probes.Benchmark;

public class SettingsOfABenchmark
{
    [Fact]
    public void Everything_wrong_is_said_at_its_place() => GoldenFile.Matches(string.Join("\n", BenchmarkCheck.Plan("""
        version: 1
        gates:
          later:
            benchmark: { toolchain: benchmarkdotnet, profile: thorough }
            budgets: [mean < 1ms]
          unknown:
            benchmark: { projet: x.csproj, toolchain: fresh, profile: slow, runs: 51 }
            budgets: [mean < 1ms]
          cases:
            benchmark:
              cases:
                "*A*": { budgets: [mena < 1ms], limit: 3 }
                "*B*": [mean < 1ms]
            budgets: [p95 < 1ms, mean > 1ms, throughput < 10/s, mean < 10kB]
          too few:
            benchmark: { runs: 2, cases: { "*": { budgets: [allocated <= 4kB] } } }
            budgets: [mean < 1ms, allocated == 0B]
        """).Problems), "settings.txt");

    [Fact]
    public void The_defaults_are_enough() => Assert.Empty(BenchmarkCheck.Plan("""
        version: 1
        gates:
          g:
            benchmark:
            budgets: [mean < 1ms, allocated == 0B, gen0 <= 0, throughput > 5/s]
        """).Problems);
}
