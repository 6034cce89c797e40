using System.Text;
using PerfGates.Processes;

namespace PerfGates.Pressure;

/// <summary>What one look at a process of a limited program told of its limits: Linux only.</summary>
/// <param name="Processors">On which it may run.</param>
/// <param name="HasHeapVariable">The limit of the heap stands in its environment.</param>
/// <param name="IsDotNet">It has an endpoint for diagnostics, which the runtime of .NET opens and nobody else.</param>
/// <param name="Memory">Bytes that its control group allows; null: all.</param>
internal sealed record LimitedProcess(ProcessRow Process, ProgramLimits Limits, IReadOnlyList<int> Processors, bool HasHeapVariable, bool IsDotNet, long? Memory)
{
    /// <summary>Null once it has ended.</summary>
    public static LimitedProcess? Look(ProcessRow process, ProgramLimits limits)
    {
        try
        {
            return Seen(process, limits);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null; // its control group, or its folder, went with it between two questions
        }
    }

    private static LimitedProcess? Seen(ProcessRow process, ProgramLimits limits) => ProcessorList.Of(process.Id) is { Count: > 0 } processors
        ? new(process, limits, processors, limits.HeapVariable is { } variable && ProcessTable.Carries(process.Id, [variable]), limits.Heap is not null && HasEndpoint(process.Id), limits.Memory is null ? null : MemoryGroup.LimitOf(process.Id))
        : null;

    /// <summary>What is not as it should be; null if all is.</summary>
    public string? Excess =>
        Limits.Cores is { } cores && Processors.Count > cores ? $"{Process} may use the processors {ProcessorList.Text(Processors)}"
        : Limits.Heap is not null && IsDotNet && !HasHeapVariable ? $"{Process} has an environment without the limit of its heap"
        : Limits.Memory is { } most && !(Memory <= most) ? $"the control group of {Process} {(Memory is { } more ? $"allows {more} bytes" : "limits nothing")}"
        : null;

    // dotnet-diagnostic-{process}-{start}-socket, in the temporary folder as the process itself sees it:
    // https://github.com/dotnet/diagnostics/blob/main/documentation/design-docs/ipc-protocol.md#naming-and-location-conventions
    private static bool HasEndpoint(int process) =>
        Directory.Exists(TemporaryFolder(process)) && Directory.EnumerateFileSystemEntries(TemporaryFolder(process), FormattableString.Invariant($"dotnet-diagnostic-{process}-*-socket")).Any();

    private static string TemporaryFolder(int process)
    {
        const string name = "TMPDIR=";
        var variables = Encoding.UTF8.GetString(ProcessTable.Content(process, "environ") ?? []).Split('\0');
        return variables.FirstOrDefault(v => v.StartsWith(name, StringComparison.Ordinal)) is { } set && set.Length > name.Length ? set[name.Length..] : "/tmp";
    }
}
