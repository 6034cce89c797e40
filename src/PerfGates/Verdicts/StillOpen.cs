using PerfGates.Probes;

namespace PerfGates.Verdicts;

/// <summary>What of a gate is not decided yet, and could be by more runs.</summary>
/// <param name="Any">False ends the gate.</param>
/// <param name="Decided">Subjects that need not be measured again.</param>
internal sealed record StillOpen(bool Any, IReadOnlySet<SubjectKey> Decided)
{
    public static StillOpen Nothing { get; } = new(false, new HashSet<SubjectKey>());

    public static StillOpen Everything { get; } = new(true, new HashSet<SubjectKey>());
}
