using PerfGates.Processes;

namespace PerfGates.Resources;

/// <summary>Watches the programs and servers of one run of a gate, from when each begins to when the run is over.</summary>
internal sealed class ResourceMeter(TimeProvider clock)
{
    private readonly long _begun = clock.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly List<ResourceMark> _marks = [];

    /// <summary>All before was warming up.</summary>
    public void MeasuringBegins() => Mark(MarkKind.MeasuringBegins, "");

    /// <summary>What comes behind is no part of what is measured.</summary>
    public void MeasuringEnds() => Mark(MarkKind.MeasuringEnds, "");

    /// <summary>What is measured says that it has come to a stage: a peak is told with it.</summary>
    public void StageBegins(string name) => Mark(MarkKind.StageBegins, name);

    /// <summary>Runs a program as <see cref="ChildProcesses.RunAsync"/> does, and watches it meanwhile.</summary>
    public Task<ProcessEnd> RunAsync(ChildProcesses processes, ProcessSpec spec, CancellationToken cancellation) =>
        processes.RunAsync(spec with { IsMeasured = true, Started = _ => MeasuringBegins() }, cancellation);

    private void Mark(MarkKind kind, string name)
    {
        lock (_lock) _marks.Add(new(clock.GetElapsedTime(_begun).TotalSeconds, kind, name));
    }
}
