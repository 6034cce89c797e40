using PerfGates.Units;

namespace PerfGates.Baselines;

/// <summary>What a baseline has for one metric of one subject, or why it has nothing that may be compared.</summary>
internal abstract record Lookup
{
    private Lookup() { }

    /// <param name="Environment">Name of the section it stands in: another machine's only for exact metrics.</param>
    internal sealed record Found(BaselineSeries Series, Acceptance Accepted, string Environment) : Lookup;

    /// <summary>No section has the gate.</summary>
    internal sealed record NothingStored : Lookup;

    /// <summary>Recorded on other machines only.</summary>
    /// <param name="Environment">Name of the section that differs in the fewest fields.</param>
    internal sealed record OtherMachine(string Environment, IReadOnlyList<Difference> Differences) : Lookup;

    /// <summary>Recorded with another runtime, encoder or tool.</summary>
    internal sealed record OtherFacts(string Environment, IReadOnlyList<Difference> Differences) : Lookup;

    /// <summary>The gate is there, but not this subject, or not this metric of it.</summary>
    internal sealed record NoSuchSubject(string Environment, Acceptance Accepted) : Lookup;
}

/// <summary>What the judge looks for.</summary>
/// <param name="Kind">"gate", "case", "file".</param>
/// <param name="Subject">Empty for the gate as a whole.</param>
/// <param name="Exact">The metric is the same on every machine, if only the facts are.</param>
internal sealed record Wanted(string Gate, string Kind, string Subject, string Metric, Dimension Dimension, bool Exact);
