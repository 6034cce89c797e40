namespace PerfGates.Servers;

/// <summary>What is known of one start of a server.</summary>
/// <param name="Startup">From the start of its process to the answer that made it ready.</param>
internal sealed record ServerLife(TimeSpan Startup);
