using System.Diagnostics;
using PerfGates.Processes;

namespace PerfGates.MSBuild;

/// <summary>How the task starts 'dotnet'.</summary>
internal static class NestedDotnet
{
    /// <summary>The host that runs this build, for the one on PATH may be another SDK; the bare name if MSBuild does not say.</summary>
    public static string Host(string fromProject) =>
        fromProject != "" ? fromProject : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Name;

    public static string Name => Path.DirectorySeparatorChar == '\\' ? "dotnet.exe" : "dotnet";

    /// <param name="cookie">What the process and all that it starts carry, so that they can be found and ended.</param>
    public static void Prepare(ProcessStartInfo start, string cookie)
    {
        foreach (var name in start.Environment.Keys.Where(MSBuildVariables.Include).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["PERFGATES_ACTIVE"] = "1";
        start.Environment["PERFGATES_RUN"] = cookie;
    }

    public static string Quoted(string argument) => "\"" + argument + "\"";
}
