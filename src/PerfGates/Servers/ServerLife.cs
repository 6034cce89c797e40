using System.Diagnostics;
using PerfGates.Processes;

namespace PerfGates.Servers;

/// <summary>What is known of one start of a server.</summary>
/// <param name="Startup">From the start of its process to the answer that made it ready.</param>
/// <param name="WhenReady">What it had taken of the machine when it was ready; null where it was not watched.</param>
/// <param name="AtEnd">And when it was stopped.</param>
internal sealed record ServerLife(TimeSpan Startup, ResourceReadings? WhenReady, ResourceReadings? AtEnd)
{
    /// <summary>Of all processors that it may use, while it was there to be used.</summary>
    public double? MeanProcessor => WhenReady is null || AtEnd is null ? null
        : (AtEnd.Processor - WhenReady.Processor) / Stopwatch.GetElapsedTime(WhenReady.At, AtEnd.At) / Environment.ProcessorCount;
}
