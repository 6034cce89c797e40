namespace PerfGates.Baselines;

/// <summary>What a lookup in a baseline came to.</summary>
internal abstract record Stored
{
    private Stored() { }

    internal sealed record Found(BaselineSeries Series, Acceptance Accepted) : Stored;

    /// <summary>It was recorded, but where figures are not comparable.</summary>
    /// <param name="Differences">At least one; of the environment that is nearest to this one.</param>
    internal sealed record Elsewhere(IReadOnlyList<Difference> Differences) : Stored;

    /// <summary>Nothing was accepted for it.</summary>
    internal sealed record Nothing : Stored;
}
