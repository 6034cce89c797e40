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
/// <param name="Begin">Called once for each arm: what a probe remembers from run to run is the arm's own.</param>
internal sealed record BoundProbe(MetricSet Metrics, IReadOnlyList<Target> Targets, SamplingPlan Sampling, Func<RunOnce> Begin)
{
    /// <summary>False where a build that the probe runs itself is all that it measures.</summary>
    public bool UsesBuild { get; init; } = true;

    /// <summary>The probe uses what it measures for a while before it measures it, and so heeds <c>warmup</c>.</summary>
    public bool WarmsUp { get; init; }

    /// <summary>It starts the program that it measures, by <see cref="RunContext.MeasureAsync"/>; then its gate has the metrics of resources too, as one that uses a server has.</summary>
    public bool StartsPrograms { get; init; }

    /// <summary>It starts .NET programs itself that take what <see cref="RunContext.Padded"/> says, though their gate has no metrics of resources.</summary>
    public bool HostsDotNet { get; init; }

    /// <summary>A run of it may leave traces of .NET programs.</summary>
    public bool CanBeTraced => HostsDotNet || StartsPrograms || Servers.Count > 0;

    /// <summary>How graphics memory is looked at.</summary>
    public Gpu.GpuLooks GpuLooks { get; init; } = Gpu.GpuLooks.Usual;

    /// <summary>What budgets of the gate itself may name: the probe's own, and those of resources where there are programs to watch.</summary>
    public MetricSet AllMetrics => StartsPrograms || Servers.Count > 0 ? ResourceMetrics.Beside(Metrics) : Metrics;

    /// <summary>What it starts is named with <c>{output}</c>, the project's built assembly.</summary>
    public bool NeedsOutput { get; init; }

    /// <summary>An objection to how long the gate says that it warms up (null: it does not say), for probes whose times must fit into each other.</summary>
    public Func<TimeSpan?, Diagnostics.Diagnostic?>? ObjectionToWarmUp { get; init; }

    /// <summary>Names of servers of the budget file that must be ready before a run.</summary>
    public IReadOnlyList<Budgets.Located<string>> Servers { get; init; } = [];

    /// <summary>What it uses must be as if it had just been started, so servers are started for each run.</summary>
    public bool WantsFreshServers { get; init; }

    /// <summary>How long a gate with these budgets of its own may take that says no <c>timeout</c>; null, or less than the usual: the usual.</summary>
    public Func<IReadOnlyList<BudgetItem>, TimeSpan?>? OwnTimeout { get; init; }

    /// <summary>How long one run takes at the least, and where the settings say so; null where they do not.</summary>
    public (TimeSpan Time, Diagnostics.SourceSpan Span)? Takes { get; init; }

    /// <summary>An objection to what the gate's own budgets lack together; null: none.</summary>
    public Func<IReadOnlyList<BudgetItem>, Diagnostics.Diagnostic?>? ObjectionToBudgets { get; init; }

    /// <summary>
    /// A probe's own objections to a budget that its settings make senseless, called once per budget while planning
    /// with the target that carries it (null: the gate) and how sure a pass must be (null: judged as observed).
    /// </summary>
    public Func<Target?, BudgetItem, double?, Diagnostics.Diagnostic?>? Objection { get; init; }
}

/// <summary>How often a gate may be run afresh.</summary>
/// <param name="Most">The cap of budgets whose limit is a quantity; the runner stops earlier once every budget is decided.</param>
/// <param name="Word">What one run is called in messages, in the singular: "run", "process".</param>
/// <param name="MostCompared">The cap of budgets on a baseline; null: as many as the comparison may take.</param>
/// <param name="Observed">As many runs are taken where values are judged as observed; null: the cap.</param>
/// <param name="SubjectsApart">A run measures one subject after another and leaves out those that nobody <see cref="RunContext.Wants"/>.</param>
internal sealed record SamplingPlan(int Most, string Word, int? MostCompared = null, int? Observed = null, bool SubjectsApart = false)
{
    /// <summary>What a run of both arms is called.</summary>
    public const string Pair = "pair";

    public string Count(int runs) => runs == 1 ? $"1 {Word}" : $"{runs} {(Word.EndsWith('s') ? Word + "es" : Word + "s")}";
}
