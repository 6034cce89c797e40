namespace PerfGates.Gpu;

/// <summary>How graphics memory is looked at.</summary>
/// <param name="Every">Between two looks, while a stage is new.</param>
/// <param name="Later">Between two looks after that.</param>
internal sealed record GpuLooks(TimeSpan Every, TimeSpan Later, GpuScope Scope)
{
    public static GpuLooks Usual { get; } = new(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(50), GpuScope.Tree);
}

internal enum GpuScope
{
    /// <summary>What the processes of the gate have.</summary>
    Tree,

    /// <summary>What all have, less what all had before the gate's programs began.</summary>
    Device,
}
