using PerfGates.Processes;

namespace PerfGates.Tests.Processes;

public sealed class EnvironmentOfChildren
{
    private static readonly Dictionary<string, string> Inherited = new()
    {
        ["PATH"] = "/usr/bin:/bin",
        ["MSBuildSDKsPath"] = "x",
        ["MSBUILDEXTENSIONSPATH"] = "x",
        ["MSBuildLoadMicrosoftTargetsReadOnly"] = "x",
        ["MSBUILDENSURESTDOUTFORTASKPROCESSES"] = "x",
        ["_MSBUILDTLENABLED"] = "x",
        ["MSBUILDDISABLENODEREUSE"] = "0",
        ["MSBUILDDEBUGPATH"] = "/mine",
        ["PERFGATES_RUN"] = "another",
        ["MINE"] = "kept",
        ["GONE"] = "x",
    };

    [Fact]
    public async Task Is_what_was_handed_in_less_what_msbuild_set_plus_the_marks()
    {
        await using var sandbox = new Sandbox { Children = new("a-cookie", Inherited) };
        List<string> lines = [];
        var own = new Dictionary<string, string?> { ["GONE"] = null, ["OWN"] = "it's \"quoted\" = é", ["PERFGATES_RUN"] = "stolen" };
        await sandbox.Run(sandbox.Program("env") with { Environment = own, OutputLine = lines.Add });
        Assert.Equal(
            [
                "DOTNET_CLI_USE_MSBUILD_SERVER=0", "MINE=kept", "MSBUILDDEBUGPATH=/mine", "MSBUILDDISABLENODEREUSE=1", "OWN=it's \"quoted\" = é",
                "PATH=/usr/bin:/bin", "PERFGATES_ACTIVE=1", "PERFGATES_RUN=a-cookie", "PERFGATES_START=1",
            ],
            lines.Order(StringComparer.Ordinal));
    }
}
