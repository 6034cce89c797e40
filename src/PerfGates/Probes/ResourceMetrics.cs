using PerfGates.Units;

namespace PerfGates.Probes;

/// <summary>What a gate that starts a program or uses a server has beside the figures of its probe.</summary>
internal static class ResourceMetrics
{
    public static Metric PeakMemory { get; } = Lower("memory.peak", Dimension.Size, "The most memory that the programs had together.");

    public static Metric MeanMemory { get; } = Lower("memory.mean", Dimension.Size, "The memory that they had together, on average.");

    public static Metric MemoryGrowth { get; } = Lower("memory.growth", Dimension.Size, "By how much their memory grew.");

    public static Metric ProcessorTime { get; } = Lower("cpu.time", Dimension.Time, "Processor time.");

    public static Metric MeanProcessor { get; } = Lower("cpu.mean", Dimension.Share, "Their share of all processors that they may use.");

    public static Metric Read { get; } = Lower("io.read", Dimension.Size, "Bytes that were read from disk.");

    public static Metric Written { get; } = Lower("io.write", Dimension.Size, "Bytes that were written to disk.");

    public static Metric ThreadGrowth { get; } = Lower("threads.growth", Dimension.Number, "By how many threads they grew.");

    public static Metric HandleGrowth { get; } = Lower("handles.growth", Dimension.Number, "By how many open files, sockets and handles they grew.");

    public static Metric HeapGrowth { get; } = Lower("heap.growth", Dimension.Size, "By how much the managed heap of a .NET program grew, behind full collections.");

    public static Metric LongestPause { get; } = Lower("gc.pause.max", Dimension.Time, "The longest pause for a garbage collection of a .NET program.");

    public static Metric PeakVideoMemory { get; } = Lower("vram.peak", Dimension.Size, "The most graphics memory that the programs had together.");

    public static Metric VideoMemoryGrowth { get; } = Lower("vram.growth", Dimension.Size, "By how much their graphics memory grew.");

    public static Metric SpilledVideoMemory { get; } = Lower("vram.spill", Dimension.Size, "System memory that stood in for graphics memory.");

    /// <summary>Those that need a GPU.</summary>
    public static IReadOnlyList<string> OfVideoMemory { get; } = [PeakVideoMemory.Name, VideoMemoryGrowth.Name, SpilledVideoMemory.Name];

    public static IReadOnlyList<Metric> All { get; } =
    [
        PeakMemory, MeanMemory, MemoryGrowth, ProcessorTime, MeanProcessor, Read, Written, ThreadGrowth, HandleGrowth, HeapGrowth, LongestPause, PeakVideoMemory, VideoMemoryGrowth, SpilledVideoMemory,
    ];

    /// <summary>With those of a probe, whose own win where both have one of the same name.</summary>
    public static MetricSet Beside(MetricSet own) => new([.. own.Listed, .. All.Where(m => own.Listed.All(o => o.Name != m.Name))], own.Other);

    private static Metric Lower(string name, Dimension dimension, string help) => new(name, dimension, Direction.LowerIsBetter, Nature.Sampled, help);
}
