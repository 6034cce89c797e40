namespace PerfGates.Probes;

/// <summary>Names a <see cref="Subject"/> within its gate.</summary>
internal readonly record struct SubjectKey(string Kind, string Name);
