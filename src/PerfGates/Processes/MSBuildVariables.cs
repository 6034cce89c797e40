namespace PerfGates.Processes;

/// <summary>What MSBuild puts into the environment for itself. The task compiles this list too: both start a 'dotnet' inside a build.</summary>
internal static class MSBuildVariables
{
    // A nested dotnet would take the wrong SDK from these, or hang. The list is what stands inside an Exec of SDK 10.0.401
    // and not outside of it, and what older and other hosts of MSBuild set (dotnet/msbuild issues 14699 and 14701). Names
    // that only people set (MSBUILDDEBUGPATH, MSBuildEnableWorkloadResolver, …) stay.
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBuildExtensionsPath32", "MSBuildExtensionsPath64", "MSBuildLoadMicrosoftTargetsReadOnly",
        "MSBUILDENSURESTDOUTFORTASKPROCESSES", "MSBUILDFAILONDRIVEENUMERATINGWILDCARD", "MSBUILDUSESERVER", "MSBUILD_EXE_PATH", "_MSBUILDTLENABLED",
    };

    public static bool Include(string name) => Names.Contains(name);
}
