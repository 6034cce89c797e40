namespace PerfGates.Probes;

/// <summary>One fresh run of a gate, or one of each arm, back to back.</summary>
/// <param name="Base">Null where nothing is compared side by side.</param>
/// <param name="BaseFirst">The subjects whose base ran before their head: what the coin said.</param>
/// <param name="Disturbance">What else the machine did meanwhile.</param>
/// <param name="NotAsked">Subjects that were decided before, and so were not measured again.</param>
internal sealed record Round(Observations Head, Observations? Base, IReadOnlySet<SubjectKey> BaseFirst, Disturbance Disturbance, IReadOnlySet<SubjectKey> NotAsked)
{
    /// <summary>Of a gate with a constraint.</summary>
    public PressureSeen? Pressure { get; init; }

    private static readonly IReadOnlySet<SubjectKey> None = new HashSet<SubjectKey>();

    public static Round Of(Observations head) => new(head, null, None, Disturbance.None, None);
}
