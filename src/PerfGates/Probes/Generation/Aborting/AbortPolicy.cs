namespace PerfGates.Probes.Generation.Aborting;

/// <summary>When to end what will be too late.</summary>
internal enum AbortPolicy
{
    Never,

    /// <summary>Once the limit has passed: the breach is certain.</summary>
    Budget,

    /// <summary>Also once the steps so far say that it will.</summary>
    Projected,
}
