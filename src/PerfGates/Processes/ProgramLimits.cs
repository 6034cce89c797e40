using System.Globalization;

namespace PerfGates.Processes;

/// <summary>What a program and all that it starts may use of the machine; null: all that there is.</summary>
/// <param name="Cores">Processors.</param>
/// <param name="Heap">Bytes of the managed heap of a .NET program.</param>
/// <param name="Memory">Bytes of memory, kept by a control group.</param>
internal sealed record ProgramLimits(int? Cores, long? Heap, long? Memory)
{
    public static ProgramLimits None { get; } = new(null, null, null);

    /// <summary>What the runtime of .NET reads the limit of its heap from, as name=value: bytes in hexadecimal digits.</summary>
    // https://learn.microsoft.com/dotnet/core/runtime-config/garbage-collector#heap-limit
    public string? HeapVariable => Heap is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{HeapName}=0x{bytes:X}") : null;

    private const string HeapName = "DOTNET_GCHeapHardLimit";

    /// <summary>The environment of a program with what .NET reads there; it wins over the program's own.</summary>
    public IReadOnlyDictionary<string, string?> In(IReadOnlyDictionary<string, string?> environment) =>
        HeapVariable is { } variable ? new Dictionary<string, string?>(environment) { [HeapName] = variable[(HeapName.Length + 1)..] } : environment;
}
