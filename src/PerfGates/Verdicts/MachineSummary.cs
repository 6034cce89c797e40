namespace PerfGates.Verdicts;

/// <summary>What a reader needs to know of the machine to place the figures.</summary>
internal sealed record MachineSummary(string System, string Architecture, string Runtime, int Processors);
