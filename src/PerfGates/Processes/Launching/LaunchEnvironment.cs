namespace PerfGates.Processes.Launching;

/// <summary>The environment of a launcher: what the program is given, with its settings of .NET and its hooks, must not reach it.</summary>
internal static class LaunchEnvironment
{
    private static readonly string[] Kept = ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "DOTNET_ROOT", ChildEnvironment.Run, ChildEnvironment.Start];

    // It shall stay small, and nobody looks into it.
    private static readonly KeyValuePair<string, string>[] Small =
    [
        new("DOTNET_EnableDiagnostics", "0"),
        new("DOTNET_EnableWriteXorExecute", "0"),
        new("DOTNET_TieredCompilation", "1"),
        new("DOTNET_gcServer", "0"),
        new("DOTNET_gcConcurrent", "0"),
    ];

    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> program) =>
        new Dictionary<string, string>([.. program.Where(v => Kept.Contains(v.Key)), .. Small]);
}
