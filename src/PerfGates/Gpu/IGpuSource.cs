namespace PerfGates.Gpu;

/// <summary>Where graphics memory can be read: a vendor's library, the kernel's files, the counters of Windows.</summary>
internal interface IGpuSource : IDisposable
{
    GpuFacts Facts { get; }

    /// <param name="time">That the sample gets.</param>
    /// <param name="problem">Why it cannot be read any more.</param>
    /// <returns>Null with a problem.</returns>
    GpuSample? Look(double time, out string problem);
}
