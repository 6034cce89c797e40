namespace PerfGates.Probes;

/// <summary>What a meter that looks now and then can say for certain. A limit inside the range cannot be decided.</summary>
/// <param name="Low">The true value is at least this; in the unit of the metric.</param>
/// <param name="High">And at most this; infinite where nothing bounds it.</param>
/// <param name="Why">What makes it uncertain, for people: "the memory may have been 310 MB higher between two samples".</param>
/// <param name="Need">What would make it certain: "set 'every: 5ms'".</param>
internal sealed record MeterRange(double Low, double High, string Why, string Need);
