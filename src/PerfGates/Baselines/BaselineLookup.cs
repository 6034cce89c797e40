namespace PerfGates.Baselines;

/// <summary>Finds what a figure may be compared with, or why there is nothing.</summary>
internal static class BaselineLookup
{
    /// <summary>
    /// Sampled metrics are compared on the same machine with the same facts, or not at all. Exact ones prefer the section
    /// of the same machine; else the one accepted last, of any machine, whose facts are equal.
    /// </summary>
    /// <param name="kind">Of the subject: "gate", "case", "file".</param>
    /// <param name="subject">Empty for the gate as a whole.</param>
    /// <param name="dimension">In which it was measured now; what was accepted in another is none of it.</param>
    /// <param name="facts">Of the run that is judged.</param>
    /// <param name="exact">The metric is the same on every machine, if only the facts are.</param>
    public static Stored Find(Baseline baseline, string gate, string kind, string subject, string metric, Units.Dimension dimension, Fingerprint here, IReadOnlyDictionary<string, string> facts, bool exact)
    {
        var sections = baseline.Environments.Where(e => e.Gates.ContainsKey(gate)).Select(e => Section.Of(e.Machine, e.Gates[gate], here, facts)).ToList();
        if (sections.Count == 0) return new Stored.Nothing();
        // The same machine has no difference at all, so it is the nearest.
        var nearest = Section.Latest(sections.GroupBy(s => s.Machine.Count).MinBy(s => s.Key)!);
        if (!exact && nearest.Machine.Count > 0) return new Stored.Elsewhere([.. nearest.Machine, .. nearest.Facts]);
        if (exact && (nearest.Machine.Count > 0 || nearest.Facts.Count > 0)) nearest = Section.Latest(sections.GroupBy(s => s.Facts.Count).MinBy(s => s.Key)!);
        if (nearest.Facts.Count > 0) return new Stored.Elsewhere(nearest.Facts);
        return nearest.Gate.Series.FirstOrDefault(s => (s.Kind, s.Subject, s.Metric, s.Dimension, s.Exact) == (kind, subject, metric, dimension, exact)) is { } series
            ? new Stored.Found(series, nearest.Gate.Accepted)
            : new Stored.Nothing();
    }

    /// <summary>When a gate was accepted on the machine that is most like this one, and in what they differ; null if it never was.</summary>
    public static (Acceptance Accepted, IReadOnlyList<Difference> Machine)? Nearest(Baseline baseline, string gate, Fingerprint here) =>
        baseline.Environments.Where(e => e.Gates.ContainsKey(gate)).Select(e => Section.Of(e.Machine, e.Gates[gate], here, e.Gates[gate].Facts)).GroupBy(s => s.Machine.Count).MinBy(s => s.Key) is { } nearest
            && Section.Latest(nearest) is var section ? (section.Gate.Accepted, section.Machine) : null;

    /// <summary>A gate in one section, and in what that section differs from here.</summary>
    private sealed record Section(string Name, BaselineGate Gate, IReadOnlyList<Difference> Machine, IReadOnlyList<Difference> Facts)
    {
        public static Section Of(Fingerprint machine, BaselineGate gate, Fingerprint here, IReadOnlyDictionary<string, string> facts) =>
            new(machine.Name, gate, machine.Against(here), Difference.Between(gate.Facts, facts));

        // Of one day the first by name, so that the order in the file never matters.
        public static Section Latest(IEnumerable<Section> sections) => sections.OrderByDescending(s => s.Gate.Accepted.Date).ThenBy(s => s.Name, StringComparer.Ordinal).First();
    }
}
