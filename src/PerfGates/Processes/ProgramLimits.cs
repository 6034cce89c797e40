namespace PerfGates.Processes;

/// <summary>What a program and all that it starts may use of the machine; null: all that there is.</summary>
/// <param name="Cores">Processors.</param>
/// <param name="Heap">Bytes of the managed heap of a .NET program.</param>
/// <param name="Memory">Bytes of memory, kept by a control group.</param>
internal sealed record ProgramLimits(int? Cores, long? Heap, long? Memory)
{
    public static ProgramLimits None { get; } = new(null, null, null);

    /// <summary>The environment of a program with what .NET reads there: in hexadecimal digits.</summary>
    public IReadOnlyDictionary<string, string?> In(IReadOnlyDictionary<string, string?> environment) => Heap is not { } heap ? environment
        : new Dictionary<string, string?>(environment) { ["DOTNET_GCHeapHardLimit"] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0x{heap:X}") };
}
