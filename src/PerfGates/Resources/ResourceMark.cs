namespace PerfGates.Resources;

/// <summary>Something that happened while resources were watched.</summary>
/// <param name="Time">Seconds since watching began.</param>
/// <param name="Name">Of a stage, that begins here; empty of others.</param>
internal sealed record ResourceMark(double Time, MarkKind Kind, string Name);

internal enum MarkKind
{
    /// <summary>All before was warming up, and counts for no mean and no growth.</summary>
    MeasuringBegins,

    /// <summary>What comes behind is no part of what is measured.</summary>
    MeasuringEnds,

    StageBegins,
}
