using PerfGates.Budgets;

namespace PerfGates.Probes;

/// <summary>A way to measure: one folder and one line in <see cref="ProbeCatalog"/> each.</summary>
internal interface IProbe
{
    /// <summary>The key that users write: "bundle".</summary>
    string Kind { get; }

    /// <summary>One sentence for lists and help.</summary>
    string Help { get; }

    /// <summary>
    /// Reads typed settings and reports problems at their keys; never throws, starts nothing, touches no disk.
    /// Reads every key on every call, so that the same calls describe the probe when there is no budget file.
    /// </summary>
    BoundProbe Bind(SettingsReader settings);
}

/// <summary>One fresh run of a gate. Throws only for defects and cancellation; what the user can cause is in <see cref="Observations.Problems"/>.</summary>
internal delegate Task<Observations> RunOnce(RunContext context, CancellationToken cancellation);

/// <summary>A probe with its settings read.</summary>
/// <param name="Metrics">What the gate's own budgets may name.</param>
/// <param name="Targets">What inside the settings carries further budgets.</param>
internal sealed record BoundProbe(MetricSet Metrics, IReadOnlyList<Target> Targets, SamplingPlan Sampling, RunOnce Run)
{
    /// <summary>
    /// A probe's own objections to a budget that its settings make senseless, called once per budget while planning
    /// with the target that carries it (null: the gate).
    /// </summary>
    public Func<Target?, BudgetItem, Diagnostics.Diagnostic?>? Objection { get; init; }
}

/// <summary>How often a gate may be run afresh.</summary>
/// <param name="Most">The cap; the runner stops earlier once every budget is decided.</param>
/// <param name="Word">What one run is called in messages, in the singular: "run", "process".</param>
internal sealed record SamplingPlan(int Most, string Word)
{
    public string Count(int runs) => runs == 1 ? $"1 {Word}" : $"{runs} {(Word.EndsWith('s') ? Word + "es" : Word + "s")}";
}
