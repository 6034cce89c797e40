namespace PerfGates.Probes;

/// <summary>One fresh run of a gate, or one of each arm, back to back.</summary>
/// <param name="Base">Null where nothing is compared side by side.</param>
/// <param name="BaseFirst">What the coin said.</param>
/// <param name="Disturbance">What else the machine did meanwhile.</param>
/// <param name="NotAsked">Subjects that were decided before, and so were not measured again.</param>
internal sealed record Round(Observations Head, Observations? Base, bool BaseFirst, Disturbance Disturbance, IReadOnlySet<SubjectKey> NotAsked)
{
    public static Round Of(Observations head) => new(head, null, false, Disturbance.None, new HashSet<SubjectKey>());
}
