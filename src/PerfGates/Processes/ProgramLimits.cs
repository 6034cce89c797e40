namespace PerfGates.Processes;

/// <summary>What a program and all that it starts may use of the machine; null: all that there is.</summary>
/// <param name="Cores">Processors.</param>
/// <param name="Heap">Bytes of the managed heap of a .NET program.</param>
/// <param name="Memory">Bytes of memory, kept by a control group.</param>
internal sealed record ProgramLimits(int? Cores, long? Heap, long? Memory)
{
    public static ProgramLimits None { get; } = new(null, null, null);
}
