using System.Diagnostics;
using PerfGates.Processes;

namespace PerfGates.Tests.Processes;

/// <summary>What a run with servers starts first: the end of its input is the end of the engine, however that came.</summary>
public class CleaningUpAfterAKilledEngine
{
    [Fact]
    public async Task Ends_what_carries_the_run_s_cookie_and_nothing_else()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("processes are found by their environment on Linux only");
        var cookie = Guid.NewGuid().ToString("N");
        using var left = Start("sleep", cookie, "600");
        using var stranger = Start("sleep", "another run", "600");
        using var guard = Start("dotnet", cookie, Path.Combine(AppContext.BaseDirectory, "perfgates.dll"), "reap", "--run", cookie, "--when-input-ends");
        Assert.Equal(Guard.Watching, await guard.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.False(left.HasExited);

        guard.StandardInput.Close();

        await guard.WaitForExitAsync(TestContext.Current.CancellationToken);
        await left.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, false), (guard.ExitCode, stranger.HasExited));
        stranger.Kill();
    }

    private static Process Start(string program, string cookie, params string[] arguments)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        info.Environment["PERFGATES_RUN"] = cookie;
        return Process.Start(info)!;
    }
}
