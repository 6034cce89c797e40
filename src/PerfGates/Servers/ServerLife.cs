using PerfGates.Resources;

namespace PerfGates.Servers;

/// <summary>What is known of one start of a server.</summary>
/// <param name="Startup">From the start of its process to the answer that made it ready.</param>
/// <param name="Record">What it has taken of the machine until it was stopped, measured from when it was ready; null where it was not watched.</param>
internal sealed record ServerLife(TimeSpan Startup, ResourceRecord? Record);
