namespace PerfGates.Probes;

/// <summary>The two sides of a comparison.</summary>
internal enum Arm
{
    /// <summary>The working tree.</summary>
    Head,

    /// <summary>What it is compared with.</summary>
    Base,
}
