using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Revisions;

namespace PerfGates.Running;

/// <summary>The world as the composition root hands it to the runner.</summary>
/// <param name="LogFolder">Logs of this run; exists.</param>
/// <param name="CacheFolder">What is kept between runs.</param>
/// <param name="LockFile">See <see cref="MachineLock"/>.</param>
internal sealed record RunEnvironment(
    string LogFolder,
    string CacheFolder,
    string LockFile,
    TimeSpan LockTimeout,
    BuildFacts Build,
    ChildProcesses Processes,
    MachineFacts Machine,
    TimeProvider Clock,
    Action<RunEvent> Tell)
{
    /// <summary>From which all coins are thrown; the report states it.</summary>
    public int Seed { get; init; }

    public MachineWatch Watch { get; init; } = MachineWatch.Blind;

    /// <summary>Full path of perfgates.dll, which cleans up after an engine that was killed; null: nobody does.</summary>
    public string? Program { get; init; }

    /// <summary>What every run takes of the machine is kept, whether or not a budget asks for it.</summary>
    public bool Records { get; init; }

    /// <summary>Stands before the /proc and /sys of what is watched; empty on a real machine.</summary>
    public string SystemRoot { get; init; } = "";

    /// <summary>What programs of gates call <c>{output}</c>.</summary>
    public OwnOutput Output { get; init; } = new();

    /// <summary>How long each gate may wait for a quiet machine, all in all.</summary>
    public TimeSpan QuietTimeout { get; init; }

    /// <summary>Checks out and builds what head is compared with; asked only where a plan compares with a git ref. Null after a problem.</summary>
    public Func<RunEnvironment, Plan, ICollection<Diagnostic>, CancellationToken, Task<BaseRevision?>> PrepareBase { get; init; } = BasePreparation.PrepareAsync;
}

/// <summary>What happens while running, for whoever shows progress.</summary>
internal abstract record RunEvent
{
    private RunEvent() { }

    internal sealed record Waiting(string Owner) : RunEvent;

    /// <summary>What is done to make what head is compared with.</summary>
    internal sealed record Preparing(string Text) : RunEvent;

    /// <param name="Index">From 1.</param>
    internal sealed record GateStarted(string Gate, string Probe, int Index, int Of) : RunEvent;

    internal sealed record RunStarted(string Gate, int Round, int Most, string Word) : RunEvent;

    internal sealed record Note(string Gate, string Text) : RunEvent;

    /// <param name="How">"measured", "skipped" or "not measured".</param>
    internal sealed record GateFinished(string Gate, int Index, int Of, string How, TimeSpan Elapsed) : RunEvent;
}
