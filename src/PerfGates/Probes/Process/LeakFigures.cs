using PerfGates.Statistics.Rules;

namespace PerfGates.Probes.Process;

/// <summary>What is watched for growth.</summary>
internal sealed record Grown(Metric Metric, Func<Floor, double?> Of);

/// <summary>Makes figures of floors. Pure.</summary>
internal static class LeakFigures
{
    public static IReadOnlyList<Grown> Grown { get; } =
    [
        new(ResourceMetrics.MemoryGrowth, f => f.Memory),
        new(ResourceMetrics.HeapGrowth, f => f.Heap),
        new(ResourceMetrics.ThreadGrowth, f => f.Threads),
        new(ResourceMetrics.HandleGrowth, f => f.Handles),
    ];

    /// <summary>Null where not every floor has it.</summary>
    public static GrowthStretch? Of(Grown grown, IReadOnlyList<Floor> floors)
    {
        double[] values = [.. floors.Select(grown.Of).OfType<double>()];
        return values.Length == floors.Count ? new([.. floors.Select(f => f.Time)], values) : null;
    }

    /// <summary>Metric name → reading, of those that there are.</summary>
    public static Dictionary<string, Reading> Of(LeakWatch watch, LeakSettings leak)
    {
        Dictionary<string, Reading> readings = [];
        foreach (var grown in Grown)
            if (watch.Stretches.Select(s => Of(grown, s)).ToList() is var stretches && stretches.All(s => s is not null))
                readings[grown.Metric.Key] = new(PerWindow(stretches[^1]!, leak), Cause: watch.Stretches.Count > 1 ? new LeakCause(watch, leak).Of(grown.Metric) : null)
                {
                    Evidence = new Evidence.Growth([.. stretches.OfType<GrowthStretch>()], leak.Window.TotalSeconds),
                    Source = Source(watch),
                };
        return readings;
    }

    /// <summary>Growth in one window, in the unit of the floors.</summary>
    public static double PerWindow(GrowthStretch stretch, LeakSettings leak) => LeakRule.Stretch(stretch.Times, stretch.Floors, 0).Slope * leak.Window.TotalSeconds;

    private static string Source(LeakWatch watch) => watch.Told.All(f => f.Heap is not null)
        ? "behind full collections"
        : watch.Doubt is { } doubt ? $"the lowest of each third of a window, nothing collected: {doubt}" : "the lowest of each third of a window; not a .NET program, so nothing was collected";
}
