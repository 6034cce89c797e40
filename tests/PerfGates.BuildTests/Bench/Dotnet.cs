using System.Diagnostics;

namespace PerfGates.BuildTests.Bench;

public sealed record DotnetEnd(int ExitCode, string Output, TimeSpan Wall);

/// <summary>The real 'dotnet', in an environment that does not show that tests started it.</summary>
internal static class Dotnet
{
    private static readonly string[] Foreign = ["MSBUILD", "VSTEST", "GITHUB_", "TF_BUILD", "TESTINGPLATFORM", "PERFGATES_", "RunPerfGates", "DOTNET_HOST_PATH", "DOTNET_CLI_", "NUGET_PACKAGES", "XUNIT"];

    public static DotnetEnd Run(string folder, IReadOnlyList<string> arguments)
    {
        using var started = Start(folder, arguments, play: null, binaryLog: "", new Dictionary<string, string>());
        return started.Wait();
    }

    /// <param name="play">The part of the fake engine; null for the real one.</param>
    public static StartedDotnet Start(string folder, IReadOnlyList<string> arguments, string? play, string binaryLog, IReadOnlyDictionary<string, string> environment)
    {
        var cookie = Guid.NewGuid().ToString("n");
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var name in start.Environment.Keys.Where(name => Foreign.Any(f => name.StartsWith(f, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment[Leftovers.Variable] = cookie;
        start.Environment["SECRET_OF_THE_TESTS"] = "this-text-must-not-be-logged";
        if (play is not null)
        {
            start.Environment["PERFGATES_ENGINE"] = Workbench.FakeEngine;
            start.Environment["PERFGATES_FAKE"] = play;
        }
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new StartedDotnet(start, cookie, binaryLog);
    }
}
