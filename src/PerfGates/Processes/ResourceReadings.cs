namespace PerfGates.Processes;

/// <summary>What a program and all that it started have taken of the machine so far.</summary>
/// <param name="At">The time stamp of the last look.</param>
/// <param name="PeakMemory">
/// In bytes: the highest of all sums of PSS that were seen and of the peak that the kernel kept of the largest process.
/// What is higher for less than the time between two looks is missed where there are several processes.
/// </param>
/// <param name="MeanMemory">In bytes: the sum of PSS, over time.</param>
/// <param name="Processor">Processor time.</param>
/// <param name="Processes">At most at once.</param>
/// <param name="Looks">How often it was looked.</param>
/// <param name="Period">From look to look, on average.</param>
/// <param name="Doubt">Why memory is not known; null if it is.</param>
internal sealed record ResourceReadings(long At, long PeakMemory, double MeanMemory, TimeSpan Processor, int Processes, int Looks, TimeSpan Period, string? Doubt);
