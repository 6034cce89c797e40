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
        return new(CaseFigures.Metrics, benchmark.Patterns, new SamplingPlan(benchmark.Runs, "process", SubjectsApart: true), () => new BenchmarkGate(benchmark, host).RunAsync)
        {
            Objection = (_, budget) => TooFewProcesses(benchmark, budget),
        };
    }

    private static Diagnostic? TooFewProcesses(BenchmarkSettings settings, BudgetItem budget) =>
        CaseFigures.Metrics.Find(budget.Expression.Metric).FirstOrDefault(m => m.RunsNeeded > settings.Runs) is { } metric
            ? Rules.Undecidable.At(budget.Span, budget.Expression.Text, $"can never be decided by {new SamplingPlan(settings.Runs, "process").Count(settings.Runs)}", $"write 'runs: {metric.RunsNeeded}' or more")
            : null;
}
