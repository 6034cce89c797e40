using PerfGates.Revisions;

namespace PerfGates.Running;

/// <summary>What is measured: head, the working tree; and base, where a gate is compared side by side.</summary>
internal sealed record Arms(BaseRevision? Base)
{
    public static Arms HeadAlone { get; } = new((BaseRevision?)null);
}
