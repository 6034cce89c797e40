namespace PerfGates.Benchmarks;

/// <param name="Help">Null for what other comparisons start as a fresh process.</param>
/// <param name="Run">Takes what follows the name; returns the exit code.</param>
internal sealed record Comparison(string Name, string? Help, Func<string[], Task<int>> Run)
{
    public static IReadOnlyList<Comparison> All { get; } =
    [
        new("bundle", "gzip sizes of 54 MB of scripts and styles, against size-limit from npm", Bundle.BundleComparison.RunAsync),
        new("bundle-once", null, Bundle.BundleOnce.RunAsync),
    ];
}
