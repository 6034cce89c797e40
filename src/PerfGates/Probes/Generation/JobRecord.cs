using PerfGates.Diagnostics;
using PerfGates.Probes.Generation.Aborting;
using PerfGates.Probes.Generation.Events;

namespace PerfGates.Probes.Generation;

/// <summary>One thing that was made, or was to be.</summary>
internal sealed record JobRecord(Timeline Timeline)
{
    /// <summary>When it was submitted: seconds since the first of those at the same time was.</summary>
    public double Begun { get; init; }

    /// <summary>Why there is nothing; null if there is.</summary>
    public Diagnostic? Failure { get; init; }

    /// <summary>It was ended because it would have been too late anyway; null if not.</summary>
    public Abortion? Aborted { get; init; }

    /// <summary>Bytes; null where nobody looked.</summary>
    public long? OutputSize { get; init; }

    /// <summary>As many as the payload itself counts; null where it does not.</summary>
    public double? Tokens { get; init; }

    /// <summary>Seconds; of an aborted one what it would have taken at least, or was projected to. Null of a failed one.</summary>
    public Stretch? Total => Failure is not null ? null
        : Aborted is { } aborted ? new(aborted.Value, aborted.Value, aborted.IsProjected ? aborted.Value : double.PositiveInfinity)
        : Timeline.Total;
}
