namespace PerfGates.Budgets;

/// <summary>What a probe said of one of its keys while reading it: the source of help, schema and reference page.</summary>
/// <param name="Type">"text", "flag", "whole number", "duration", "raw | gzip | brotli", "list of text", "mapping", …</param>
/// <param name="Standard">The default as one would write it; null if there is none.</param>
/// <param name="Nested">The keys below, where there are any.</param>
internal sealed record Setting(string Key, string Type, string? Standard, bool Required, string Help, IReadOnlyList<Setting> Nested);
