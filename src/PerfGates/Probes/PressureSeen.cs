namespace PerfGates.Probes;

/// <summary>What was read back of a gate's constraint while it ran.</summary>
/// <param name="Asked">As messages say it: "cpu load 90 %, 1 core".</param>
/// <param name="Verified">What was seen of it, for the report; empty where nothing was.</param>
/// <param name="Doubt">Why it was not under what was asked; null if it was.</param>
internal sealed record PressureSeen(string Asked, IReadOnlyList<string> Verified, string? Doubt);
