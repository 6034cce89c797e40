namespace PerfGates.Probes;

/// <summary>What kept the machine from being ours while something was measured.</summary>
/// <param name="Steal">Share of the processor time that was wanted and that the hypervisor gave to others.</param>
/// <param name="Others">Share of the machine's processor time that programs of others used.</param>
/// <param name="Throttled">Share of the time in which a quota or heat held the processor back.</param>
/// <param name="Complaint">In words, with figures, where it was too much to trust a slow value; else null.</param>
internal sealed record Disturbance(double Steal, double Others, double Throttled, string? Complaint)
{
    public static Disturbance None { get; } = new(0, 0, 0, null);
}
