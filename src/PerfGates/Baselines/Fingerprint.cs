namespace PerfGates.Baselines;

/// <summary>What a timing depends on beside the program: name → value. Where two differ, timings are never compared.</summary>
internal sealed record Fingerprint(IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Fields that differ or that only one of them has ("none" on the other side), by name.</summary>
    public IReadOnlyList<Difference> Against(Fingerprint here) =>
        [.. Fields.Keys.Union(here.Fields.Keys).Order(StringComparer.Ordinal)
            .Select(f => new Difference(f, Fields.GetValueOrDefault(f, "none"), here.Fields.GetValueOrDefault(f, "none")))
            .Where(d => d.There != d.Here)];
}

/// <param name="There">What the baseline was recorded on.</param>
internal sealed record Difference(string Field, string There, string Here);
