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

    /// <summary>
    /// Sampled metrics are compared on the same machine with the same facts, or not at all. Exact ones prefer the section
    /// of the same machine; else the one accepted last, of any machine, whose facts are equal.
    /// </summary>
    /// <param name="facts">Of the run that is judged.</param>
    public Lookup Find(Wanted wanted, Fingerprint here, IReadOnlyDictionary<string, string> facts)
    {
        // Nearest first: the same machine has no difference at all.
        var sections = Environments.Where(e => e.Gates.ContainsKey(wanted.Gate))
            .Select(e => (e.Machine, Gate: e.Gates[wanted.Gate], Machines: e.Machine.Against(here), Facts: Difference.Between(e.Gates[wanted.Gate].Facts, facts)))
            .OrderBy(s => s.Machines.Count).ThenByDescending(s => s.Gate.Accepted.Date).ThenBy(s => s.Machine.Name, StringComparer.Ordinal).ToList();
        if (sections.Count == 0) return new Lookup.NothingStored();
        var nearest = sections[0];
        if (!wanted.Exact && nearest.Machines.Count > 0) return new Lookup.OtherMachine(nearest.Machine.Name, nearest.Machines);
        if (wanted.Exact && nearest is not { Machines.Count: 0, Facts.Count: 0 })
            nearest = sections.OrderBy(s => s.Facts.Count).ThenByDescending(s => s.Gate.Accepted.Date).ThenBy(s => s.Machine.Name, StringComparer.Ordinal).First();
        if (nearest.Facts.Count > 0) return new Lookup.OtherFacts(nearest.Machine.Name, nearest.Facts);
        return nearest.Gate.Series.FirstOrDefault(s => (s.Kind, s.Subject, s.Metric, s.Dimension, s.Exact) == (wanted.Kind, wanted.Subject, wanted.Metric, wanted.Dimension, wanted.Exact)) is { } series
            ? new Lookup.Found(series, nearest.Gate.Accepted, nearest.Machine.Name)
            : new Lookup.NoSuchSubject(nearest.Machine.Name, nearest.Gate.Accepted);
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
