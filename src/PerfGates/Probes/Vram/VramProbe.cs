using PerfGates.Budgets;

namespace PerfGates.Probes.Vram;

/// <summary>Graphics memory of a program that it starts, or of one that runs already.</summary>
internal sealed class VramProbe : IProbe
{
    private static readonly MetricSet Metrics = new([ResourceMetrics.PeakVideoMemory, ResourceMetrics.VideoMemoryGrowth, ResourceMetrics.SpilledVideoMemory]);

    public string Kind => "vram";

    public string Help => "Graphics memory of a program: its peak, its growth, and what spills over to system memory.";

    public BoundProbe Bind(SettingsReader settings)
    {
        var vram = VramSettings.Read(settings);
        return new(Metrics, [], vram.Sampling, () => (context, cancellation) => vram.Process is { } name
            ? WatchedProcess.RunAsync(name, vram.For, context, cancellation)
            : StartedForVram.RunAsync(vram, context, cancellation))
        {
            StartsPrograms = true,
            NeedsOutput = WrittenProgram.NeedsOutput(vram.Run),
            GpuLooks = vram.Looks,
            Takes = vram.Process is null ? null : (vram.For, settings.ValueSpan("for")),
        };
    }
}
