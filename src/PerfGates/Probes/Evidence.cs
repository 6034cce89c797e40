namespace PerfGates.Probes;

/// <summary>
/// What stands behind a reading that one run took of many events: enough to bound it by itself, where other readings need
/// several runs. A limit that is a quantity is judged by it; a comparison takes the readings.
/// </summary>
internal abstract record Evidence
{
    private Evidence() { }

    /// <summary>Of a percentile: the claim is about the share of events that are slower than the limit.</summary>
    /// <param name="Share">0.95 for p95.</param>
    internal sealed record Percentile(double Share, EventSeries Events) : Evidence;

    /// <summary>Of a share or count of events, such as those that failed.</summary>
    /// <param name="Windows">In order of time, equally long.</param>
    internal sealed record Hits(IReadOnlyList<(long Hits, long Trials)> Windows) : Evidence;

    /// <summary>Of a mean over time: what was counted per full window, or the mean of each.</summary>
    /// <param name="Windows">In order of time, equally long, in the unit of the metric.</param>
    internal sealed record Mean(IReadOnlyList<double> Windows) : Evidence;

    /// <summary>Of a search: the value is the highest that was confirmed good.</summary>
    /// <param name="FirstBad">The lowest that was confirmed bad; null if none was found.</param>
    /// <param name="Doubt">Why nothing was found beyond the value, other than that it held; null if nothing stood in the way.</param>
    internal sealed record Bracket(double? FirstBad, string? Doubt) : Evidence;

    /// <summary>Seen as it was, once: a maximum, a time to recover. Nothing bounds it.</summary>
    internal sealed record Once : Evidence;

    /// <summary>Of growth: what was left after each collection, or the lowest of each stretch of time.</summary>
    /// <param name="Stretches">In order of time. The first may show that the limit is kept; that it is not takes the second, too.</param>
    /// <param name="Per">The time that the metric counts by, in seconds: growth per this.</param>
    internal sealed record Growth(IReadOnlyList<GrowthStretch> Stretches, double Per) : Evidence;

    /// <summary>The machine has not what would be measured, such as a GPU: the budget is skipped.</summary>
    internal sealed record Absent(string Why) : Evidence;

    /// <summary>There is no value, for a reason that is no failure: the judge says that it cannot tell.</summary>
    internal sealed record Unknown(string Why) : Evidence;

    /// <summary>Why the run is not to be trusted where its value is worse than the limit: the meter itself was the bottleneck. Null: it was not.</summary>
    public string? MeterOverloaded { get; init; }

    /// <summary>Why it is not to be trusted where its value keeps the limit: less was asked of the program than was meant. Null: all was.</summary>
    public string? LoadTooLight { get; init; }

    /// <summary>By how much an overloaded meter can have worsened the value at the most, in its unit; infinite where nobody knows.</summary>
    public double MeterError { get; init; } = double.PositiveInfinity;

    /// <summary>Which part of the load that was meant was there at the least; 0 where nobody knows.</summary>
    public double LoadShare { get; init; }

    /// <summary>What one event is called, in the singular: "request".</summary>
    public string Word { get; init; } = "request";
}

/// <summary>Events in windows of time.</summary>
/// <param name="Windows">In order of time, equally long.</param>
/// <param name="Limits">For which windows count exactly how many events were at least so slow, in the unit of the metric.</param>
/// <param name="Values">All that succeeded: value and how many had it, in rising order.</param>
/// <param name="Each">Few events, one by one, in any order: when each began, and its value, infinite where it failed. Null where there were too many to keep.</param>
internal sealed record EventSeries(IReadOnlyList<EventWindow> Windows, IReadOnlyList<double> Limits, IReadOnlyList<(double Value, long Count)> Values, IReadOnlyList<(double Time, double Value)>? Each)
{
    /// <summary>How long each window is, in seconds; 0 where nobody said.</summary>
    public double Seconds { get; init; }

    public long Count => Windows.Sum(w => w.Count);

    public long Failed => Windows.Sum(w => w.Failed);
}

/// <summary>What fell into one window.</summary>
/// <param name="Count">Events, failed ones included.</param>
/// <param name="Failed">These are slower than any limit.</param>
/// <param name="Over">As long as the series' limits.</param>
/// <param name="Values">Of those that succeeded: value, to within a few percent, and how many had it, in rising order.</param>
internal sealed record EventWindow(long Count, long Failed, IReadOnlyList<long> Over, IReadOnlyList<(double Value, long Count)> Values);

/// <summary>Floors of one stretch of time; as many times as floors, at least two.</summary>
/// <param name="Times">In seconds, rising strictly.</param>
/// <param name="Floors">In the unit of the metric.</param>
internal sealed record GrowthStretch(IReadOnlyList<double> Times, IReadOnlyList<double> Floors);
