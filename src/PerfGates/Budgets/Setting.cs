namespace PerfGates.Budgets;

/// <summary>What a probe said of one of its keys while reading it: the source of help, schema and reference page.</summary>
/// <param name="Standard">The default as one would write it; null if there is none.</param>
/// <param name="Nested">The keys below, where there are any.</param>
internal sealed record Setting(string Key, SettingKind Kind, string? Standard, bool Required, string Help, IReadOnlyList<Setting> Nested)
{
    /// <summary>"text", "true | false", "whole number", "duration", "raw | gzip | brotli", "list of text", "mapping", …</summary>
    public string Type => Kind.Says;

    /// <summary>A key with nothing behind it is a problem.</summary>
    public bool NeverEmpty { get; init; }

    /// <summary>Help and reference show the keys below at another place.</summary>
    public bool ToldElsewhere { get; init; }

    /// <summary>The keys below that help and reference show here.</summary>
    public IReadOnlyList<Setting> Shown => ToldElsewhere ? [] : Nested;
}
