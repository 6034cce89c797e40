using PerfGates.Processes;

namespace PerfGates.Probes;

/// <summary>What one run may know of the world.</summary>
/// <param name="Gate">The gate's name, for messages.</param>
/// <param name="GateSpan">Where the gate stands in the budget file, for problems that have no better place.</param>
/// <param name="Round">From 1.</param>
/// <param name="BaseFolder">The budget file's folder: relative paths count from here.</param>
/// <param name="LogFolder">Exists; logs of this gate go here.</param>
/// <param name="CacheFolder">May not exist; what is kept from one invocation to the next goes here.</param>
/// <param name="Report">Takes one line of progress.</param>
internal sealed record RunContext(
    string Gate,
    Diagnostics.SourceSpan GateSpan,
    int Round,
    string BaseFolder,
    string LogFolder,
    string CacheFolder,
    BuildFacts Build,
    ChildProcesses Processes,
    TimeProvider Clock,
    Action<string> Report)
{
    /// <summary>False when only targets inside the probe's settings carry budgets; then nothing else needs measuring.</summary>
    public bool HasOwnBudgets { get; init; } = true;

    public Arm Arm { get; init; } = Arm.Head;

    /// <summary>Head and base are compared, so both must be built in the same way.</summary>
    public bool IsCompared { get; init; }

    /// <summary>False for a subject that is decided already: measuring it again would change nothing.</summary>
    public Func<SubjectKey, bool> Wants { get; init; } = _ => true;

    /// <summary>Those that the probe asked for, ready, by name.</summary>
    public IReadOnlyDictionary<string, Servers.ServerAddress> Servers { get; init; } = new Dictionary<string, Servers.ServerAddress>();

    /// <summary>The quantities that budgets of the gate and of its targets have as limits, each in the unit of its metric, so that a run can count at them exactly.</summary>
    public IReadOnlyList<(Target? Target, Metric Metric, double Value)> Limits { get; init; } = [];

    /// <summary>What was seen of servers so far, by name.</summary>
    public IReadOnlyDictionary<string, Servers.ServerRecord> ServerRecords { get; init; } = new Dictionary<string, Servers.ServerRecord>();

    /// <summary>Names of the metrics that budgets of the gate, of its targets, or of other gates name: a probe with an open set makes these.</summary>
    public IReadOnlyCollection<string> Budgeted { get; init; } = [];

    /// <summary>What is measured is watched whether or not a budget asks for it.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>Watches what is measured; null where no budget asks for resources.</summary>
    public Resources.ResourceMeter? Meter { get; init; }

    /// <summary>How graphics memory is looked at, where a budget asks for it.</summary>
    public Gpu.GpuLooks GpuLooks { get; init; } = Gpu.GpuLooks.Usual;

    /// <summary>What the gate is constrained to, as far as it concerns programs that are started.</summary>
    public ProgramLimits ProgramLimits { get; init; } = ProgramLimits.None;

    /// <summary>Runs the program that is measured to its end, as <see cref="ChildProcesses.RunAsync"/> does, under the gate's constraint, and watched.</summary>
    public Task<ProcessEnd> MeasureAsync(ProcessSpec spec, CancellationToken cancellation)
    {
        var limited = spec with { Limits = ProgramLimits };
        return Meter is null ? Processes.RunAsync(limited, cancellation) : Meter.RunAsync(Processes, limited, cancellation);
    }

    /// <summary>How long to use what is measured before measuring it; null: the probe's own default.</summary>
    public TimeSpan? WarmUp { get; init; }

    /// <summary>
    /// Bytes to add to the environment of what is measured, differently in every run: where a process's stack begins
    /// depends on the length of its environment, and would otherwise be the same accident in all runs
    /// (Mytkowicz et al., ASPLOS 2009).
    /// </summary>
    public int Padding { get; init; }

    /// <summary>Exists; .NET programs that are measured write traces of themselves there. Null: none is wanted.</summary>
    public string? Traces { get; init; }

    /// <summary>The environment of a program that is measured.</summary>
    public IReadOnlyDictionary<string, string?> Padded(IEnumerable<KeyValuePair<string, string?>> own)
    {
        Dictionary<string, string?> all = new(own) { ["PERFGATES_PADDING"] = new('x', Padding) };
        if (Traces is not null) foreach (var (name, value) in DotNet.TraceFile.Asked(Traces)) all[name] = value;
        return all;
    }
}
