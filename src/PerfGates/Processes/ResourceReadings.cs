namespace PerfGates.Processes;

/// <summary>What a program and all that it started have taken of the machine so far.</summary>
/// <param name="At">The time stamp of the last look.</param>
/// <param name="PeakSum">In bytes: the highest sum of PSS that was seen; what is higher for less than the time between two looks is missed.</param>
/// <param name="PeakProcess">In bytes: the highest resident memory that the kernel has kept of any one process; nothing is missed.</param>
/// <param name="MeanMemory">In bytes: the sum of PSS, over time.</param>
/// <param name="Processor">Processor time.</param>
/// <param name="Processes">At most at once.</param>
/// <param name="Looks">How often it was looked.</param>
/// <param name="Period">From look to look, on average.</param>
/// <param name="Doubt">Why memory is not known; null if it is.</param>
internal sealed record ResourceReadings(long At, long PeakSum, long PeakProcess, double MeanMemory, TimeSpan Processor, int Processes, int Looks, TimeSpan Period, string? Doubt)
{
    /// <summary>All of them together had at least so much at one moment.</summary>
    public long PeakMemory => Math.Max(PeakSum, PeakProcess);
}
