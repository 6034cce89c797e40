namespace PerfGates.Import;

/// <summary>A gate of the bundle probe. Texts are texts of a budget file.</summary>
/// <param name="Encoding">A word of the probe: raw, gzip, brotli.</param>
internal sealed record ImportedBundle(string Name, string Path, string Encoding, IReadOnlyList<ImportedBudget> Budgets)
{
    /// <summary>Empty: the path says which files, or all that the probe counts by itself.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];
}

/// <param name="Text">The expression.</param>
/// <param name="Warns">A breach of it is a warning.</param>
/// <param name="Least">The operator contradicts the metric: files must not be smaller.</param>
internal sealed record ImportedBudget(string Text, bool Warns = false, bool Least = false);
