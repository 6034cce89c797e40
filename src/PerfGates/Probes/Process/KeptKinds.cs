namespace PerfGates.Probes.Process;

/// <summary>Open files and threads of a program by kind.</summary>
internal sealed record KeptKinds(IReadOnlyDictionary<string, int> Handles, IReadOnlyDictionary<string, int> Threads)
{
    /// <summary>What has become more since, most first.</summary>
    public static IReadOnlyList<(string Kind, int More)> Grown(IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> after) =>
        [.. after.Select(k => (k.Key, More: k.Value - before.GetValueOrDefault(k.Key))).Where(k => k.More > 0).OrderByDescending(k => k.More).ThenBy(k => k.Key, StringComparer.Ordinal)];

    public static IReadOnlyDictionary<string, int> Sum(IEnumerable<IReadOnlyDictionary<string, int>> all) =>
        all.SelectMany(k => k).GroupBy(k => k.Key, k => k.Value).ToDictionary(g => g.Key, g => g.Sum());
}
