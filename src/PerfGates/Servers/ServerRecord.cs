using PerfGates.Diagnostics;

namespace PerfGates.Servers;

/// <summary>All that a run has seen of a server.</summary>
/// <param name="Lives">Of the working tree, each start that became ready.</param>
/// <param name="Problems">Why it did not start, or ended too early.</param>
internal sealed record ServerRecord(IReadOnlyList<ServerLife> Lives, IReadOnlyList<Diagnostic> Problems)
{
    public static ServerRecord Nothing { get; } = new([], []);
}
