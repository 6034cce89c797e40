using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Benchmark;

/// <summary>BenchmarkDotNet cases, each in a process of its own: one process gives one value of each metric.</summary>
/// <param name="host">Path of PerfGates.BenchmarkHost.dll.</param>
internal sealed class BenchmarkProbe(string host) : IProbe
{
    public string Kind => "benchmark";

    public string Help => "Time and allocations of BenchmarkDotNet cases, each in fresh processes.";

    public BoundProbe Bind(SettingsReader settings)
    {
        var benchmark = BenchmarkSettings.Read(settings);
        return new(CaseFigures.Metrics, benchmark.Patterns, benchmark.Sampling, () => new BenchmarkGate(benchmark, host).RunAsync)
        {
            UsesBuild = false,
            HostsDotNet = true,
            Objection = (_, budget, _) => TooFewProcesses(benchmark, budget),
        };
    }

    private static Diagnostic? TooFewProcesses(BenchmarkSettings settings, BudgetItem budget) =>
        CaseFigures.Metrics.Find(budget.Expression.Metric).FirstOrDefault(m => m.RunsNeeded > settings.Sampling.Most) is { } metric
            ? Rules.Undecidable.At(budget.Span, budget.Expression.Text, $"can never be decided by {settings.Sampling.Count(settings.Sampling.Most)}", $"write 'runs: {metric.RunsNeeded}' or more")
            : null;
}
