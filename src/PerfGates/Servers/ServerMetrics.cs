using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Servers;

/// <summary>What budgets of a server may name.</summary>
internal static class ServerMetrics
{
    public static Metric Startup { get; } = new("startup", Dimension.Time, Direction.LowerIsBetter, Nature.Sampled, "From the start of its process to the answer that made it ready.");

    public static Metric PeakMemory { get; } = new("memory.peak", Dimension.Size, Direction.LowerIsBetter, Nature.Sampled, "The most memory that it had, with all that it started.");

    public static Metric MeanMemory { get; } = new("memory.mean", Dimension.Size, Direction.LowerIsBetter, Nature.Sampled, "The memory that it had, on average over its life.");

    public static Metric MeanProcessor { get; } = new("cpu.mean", Dimension.Share, Direction.LowerIsBetter, Nature.Sampled, "Its share of all processors that it may use, from when it was ready to when it was stopped.");

    public static Metric ProcessorTime { get; } = new("cpu.time", Dimension.Time, Direction.LowerIsBetter, Nature.Sampled, "Processor time from its start to when it was stopped, with all that it started.");

    public static MetricSet All { get; } = new([Startup, PeakMemory, MeanMemory, MeanProcessor, ProcessorTime]);
}
