namespace PerfGates.Probes;

/// <summary>What the build that asked for this run knows; empty when a person asked on the command line.</summary>
/// <param name="FromBuild">True in a build, where MSBuild has built every project that the gates may use.</param>
/// <param name="Project">Full path of the project that owns the budget file; null on the command line if there is none.</param>
/// <param name="Outputs">Full paths of the project's own assemblies.</param>
/// <param name="Projects">Full path of each referenced project → full path of its built assembly.</param>
/// <param name="PublishFolder">Only when this build published.</param>
/// <param name="BuildBenchmarks">False when the user forbade building benchmark projects (PerfGatesBenchmarkBuild=false).</param>
internal sealed record BuildFacts(
    bool FromBuild,
    string? Project,
    string Configuration,
    IReadOnlyList<string> Outputs,
    IReadOnlyDictionary<string, string> Projects,
    string? PublishFolder,
    bool BuildBenchmarks)
{
    public static BuildFacts None { get; } = new(false, null, "Release", [], new Dictionary<string, string>(), null, true);
}
