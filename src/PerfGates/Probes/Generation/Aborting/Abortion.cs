namespace PerfGates.Probes.Generation.Aborting;

/// <summary>Something was not made to its end, because it would have been too late anyway.</summary>
/// <param name="Value">Seconds: what it would have taken, or at the least.</param>
/// <param name="Why">For the message: "aborted at step 7 of 50, …".</param>
/// <param name="IsProjected">False: so long had passed already, and how long it would have taken nobody knows.</param>
internal sealed record Abortion(double Value, string Why, bool IsProjected);
