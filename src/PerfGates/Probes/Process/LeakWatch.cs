using PerfGates.DotNet;

namespace PerfGates.Probes.Process;

/// <summary>What watching for leaks has brought.</summary>
/// <param name="Stretches">One, or two where the first looked like growth.</param>
/// <param name="Types">What has become more on managed heaps in the second stretch; null where there was none, or nobody could tell.</param>
/// <param name="Kinds">Open files and threads before and after the second stretch.</param>
/// <param name="Doubt">Why types are not known, or why nothing was collected; null if all was.</param>
internal sealed record LeakWatch(IReadOnlyList<IReadOnlyList<Floor>> Stretches, IReadOnlyList<TypeGrowth>? Types, (KeptKinds Before, KeptKinds After)? Kinds, string? Doubt)
{
    public IReadOnlyList<Floor> Told => Stretches[^1];
}
