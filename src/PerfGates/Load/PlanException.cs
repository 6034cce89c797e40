namespace PerfGates.Load;

/// <summary>The plan asks for what cannot be. Whoever made it should have said so to its user, with a position.</summary>
internal sealed class PlanException(string message) : Exception(message);
