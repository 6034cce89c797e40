namespace PerfGates.Probes;

/// <summary>Something that a value is made of: a file of a total size, a stage of a total time. Where head is compared with base, those that became more explain a breach.</summary>
/// <param name="Value">In the unit of the whole.</param>
internal sealed record Part(string Name, double Value);
