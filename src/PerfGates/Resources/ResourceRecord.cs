using PerfGates.Gpu;
using PerfGates.Processes;

namespace PerfGates.Resources;

/// <summary>All that was seen of the resources of one run, and all that their figures are made of: a recording keeps it.</summary>
/// <param name="Watched">Seconds from the beginning to the end of the last of what is watched.</param>
/// <param name="Programs">What the kernel kept of each program that was started to be measured.</param>
internal sealed record ResourceRecord(double Watched, IReadOnlyList<ResourceSample> Samples, IReadOnlyList<ResourceMark> Marks, IReadOnlyList<ProgramUsage> Programs)
{
    /// <summary>When the first of what is watched began, in seconds; the watched time ends with the last of it.</summary>
    public double Begun { get; init; }

    /// <summary>Bytes: the highest resident memory that the kernel has kept of any one process, up to where measuring ended; null where it kept none of this time.</summary>
    public long? PeakProcess { get; init; }

    /// <summary>Bytes: the sum of that over all processes, above all that they can have had together; null where some may have been missed.</summary>
    public long? PeakOfEach { get; init; }

    /// <summary>Bytes that control groups with nothing else in them had at the most, page cache included, with what of mapped files may be charged to others; null without them.</summary>
    public long? PeakGroup { get; init; }

    /// <summary>The longest time between two looks, in seconds.</summary>
    public double LongestGap { get; init; }

    /// <summary>How often it should have been looked, in seconds.</summary>
    public double Period { get; init; }

    /// <summary>Processors that all that is watched may use.</summary>
    public int Processors { get; init; } = 1;

    /// <summary>Why memory is not known; null if it is.</summary>
    public string? Doubt { get; init; }

    /// <summary>Every process that was ever among what is watched, with when it was first and last seen there.</summary>
    public IReadOnlyList<SeenProcess> Members { get; init; } = [];

    /// <summary>Pauses of .NET programs for collections; null where nobody listened.</summary>
    public IReadOnlyList<ResourcePause>? Pauses { get; init; }

    /// <summary>Why pauses are not known; null if they are, or if nobody asked.</summary>
    public string? PausesDoubt { get; init; }

    /// <summary>Looks at graphics memory; empty where nobody asked, or where there is none.</summary>
    public IReadOnlyList<GpuSample> Gpu { get; init; } = [];

    /// <summary>What looked at it; null where nobody did.</summary>
    public GpuFacts? GpuFacts { get; init; }

    /// <summary>How it was asked to.</summary>
    public GpuLooks GpuLooks { get; init; } = GpuLooks.Usual;

    /// <summary>Bytes: the most graphics memory that a program says it has; it explains, and lowers nothing. Null where none says so.</summary>
    public long? OwnVideoMemory { get; init; }

    /// <summary>Why graphics memory was not looked at.</summary>
    public GpuObstacle? GpuObstacle { get; init; }
}

/// <param name="Time">When it began, in seconds since watching began.</param>
/// <param name="Length">In seconds.</param>
internal sealed record ResourcePause(double Time, double Length);

/// <param name="First">Seconds since watching began.</param>
/// <param name="Last">Likewise.</param>
internal sealed record SeenProcess(int ProcessId, string Name, double First, double Last)
{
    /// <summary>It ran before watching began, as a server does.</summary>
    public bool WasThere { get; init; }
}

/// <param name="IsAbsent">There is no GPU here, which skips budgets; else it could not be read, which leaves them unmeasured.</param>
/// <param name="Why">For people.</param>
internal sealed record GpuObstacle(bool IsAbsent, string Why);
