namespace PerfGates.Probes;

/// <summary>The metrics that a target has: a list, and for open sets a rule that makes one from a name.</summary>
/// <param name="Other">Makes the metric for a name that is not listed, or null if there is none. Listed ones win.</param>
internal sealed record MetricSet(IReadOnlyList<Metric> Listed, Func<string, Metric?>? Other = null)
{
    /// <summary>All metrics of that name: several when the same name exists in several dimensions.</summary>
    public IReadOnlyList<Metric> Find(string name)
    {
        Metric[] listed = [.. Listed.Where(m => m.Name == name)];
        if (listed.Length > 0) return listed;
        return Other?.Invoke(name) is { } made ? [made] : [];
    }

    public IEnumerable<string> Names => Listed.Select(m => m.Name).Distinct();
}
