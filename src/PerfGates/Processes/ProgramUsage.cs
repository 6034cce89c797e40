namespace PerfGates.Processes;

/// <summary>What the kernel kept of a program and all that it started, told by the launcher when all of it had ended.</summary>
/// <param name="Wall">From its start to its end, clocked beside it.</param>
/// <param name="Processor">User and system time of all processes.</param>
/// <param name="PeakProcess">Bytes: the highest resident memory of any one process; null where it was no more than the launcher's own, which hides it.</param>
/// <param name="PeakSum">Bytes: the sum of the highest resident memory of every process that the launcher itself waited for; above all that they can have had together. Null where some were waited for by others.</param>
/// <param name="PeakGroup">Bytes: the highest memory of a control group of its own, page cache included; null without one.</param>
/// <param name="ReadBytes">From disk.</param>
/// <param name="WrittenBytes">To disk.</param>
/// <param name="Processes">That the launcher waited for, orphans included.</param>
internal sealed record ProgramUsage(TimeSpan Wall, TimeSpan Processor, long? PeakProcess, long? PeakSum, long? PeakGroup, long? ReadBytes, long? WrittenBytes, int Processes)
{
    /// <summary>Bytes that it could not exceed, as the system says; null: there was no such limit.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>Why it had no control group of its own, and so no limit of memory either; null: it had one.</summary>
    public string? GroupObstacle { get; init; }
}
