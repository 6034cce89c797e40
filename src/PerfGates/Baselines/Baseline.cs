using PerfGates.Units;

namespace PerfGates.Baselines;

/// <summary>What was accepted, one section for each environment it was recorded in.</summary>
internal sealed record Baseline(IReadOnlyList<BaselineEnvironment> Environments)
{
    public static Baseline None { get; } = new([]);

    /// <summary>The section of a machine; null if nothing was recorded there.</summary>
    public BaselineEnvironment? Of(Fingerprint machine) => Environments.FirstOrDefault(e => e.Machine.Against(machine).Count == 0);

    /// <summary>With a gate's values replaced on one machine; everything else stays.</summary>
    public Baseline With(Fingerprint machine, string gate, BaselineGate accepted)
    {
        var section = Of(machine) ?? new(machine, new Dictionary<string, BaselineGate>());
        var renewed = section with { Gates = new Dictionary<string, BaselineGate>(section.Gates) { [gate] = accepted } };
        return new([.. Environments.Where(e => e != section), renewed]);
    }
}

/// <param name="Gates">By name.</param>
internal sealed record BaselineEnvironment(Fingerprint Machine, IReadOnlyDictionary<string, BaselineGate> Gates);

/// <param name="Facts">What the probe says its figures depend on beside the machine: versions of runtime, encoder, tool.</param>
internal sealed record BaselineGate(Acceptance Accepted, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<BaselineSeries> Series);

/// <summary>Who accepts what, when and why.</summary>
/// <param name="Commit">Empty outside of a repository.</param>
internal sealed record Acceptance(string Tool, string Commit, DateOnly Date, string Reason);

/// <summary>One metric of one subject.</summary>
/// <param name="Kind">"gate", "case", "file".</param>
/// <param name="Subject">Empty for the gate as a whole.</param>
/// <param name="Values">In the base unit of <paramref name="Dimension"/>: the one value of an exact metric, else one for each run, in their order.</param>
internal sealed record BaselineSeries(string Kind, string Subject, string Metric, Dimension Dimension, bool Exact, IReadOnlyList<double> Values);
