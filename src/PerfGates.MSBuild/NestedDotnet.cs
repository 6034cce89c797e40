using System.Diagnostics;

namespace PerfGates.MSBuild;

/// <summary>How the task starts 'dotnet'.</summary>
internal static class NestedDotnet
{
    /// <summary>The host that runs this build, for the one on PATH may be another SDK; the bare name if MSBuild does not say.</summary>
    public static string Host(string fromProject) =>
        fromProject != "" ? fromProject : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Name;

    public static string Name => Path.DirectorySeparatorChar == '\\' ? "dotnet.exe" : "dotnet";

    /// <summary>Takes out what MSBuild set for itself: with it a nested 'dotnet' picks the wrong SDK or waits for ever (dotnet/msbuild#14699, #14701).</summary>
    public static void Scrub(ProcessStartInfo start)
    {
        foreach (var name in new[] { "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "MSBUILDENSURESTDOUTFORTASKPROCESSES", "MSBUILD_EXE_PATH" })
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["PERFGATES_ACTIVE"] = "1";
    }

    public static string Quoted(string argument) => "\"" + argument + "\"";
}
