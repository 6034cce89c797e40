using System.Text.Json;
using PerfGates.Cli;

namespace PerfGates.Tests.Doors;

public class TheDoctorCommand
{
    [Fact]
    public async Task Tells_what_this_machine_has_to_people_and_programs()
    {
        using var cli = new CommandLineRun();
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("doctor"));
        Assert.Matches(@"(?m)^ok       \.NET SDK        10\.", cli.Output);
        Assert.Matches("(?m)^ok       lock            free", cli.Output);
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("doctor", "--format", "json"));
        using var json = JsonDocument.Parse(cli.Output);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("noise").ValueKind);
        Assert.All(json.RootElement.GetProperty("checks").EnumerateArray(), c => Assert.Contains(c.GetProperty("state").GetString(), new[] { "ok", "missing", "note" }));
        Assert.Equal("", cli.Error);
    }

    [Fact]
    public async Task Measures_noise_in_pairs_of_processes()
    {
        using var cli = new CommandLineRun();
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("doctor", "--noise", "--format", "json"));
        using var json = JsonDocument.Parse(cli.Output);
        var noise = json.RootElement.GetProperty("noise");
        Assert.Equal(12, noise.GetProperty("pairs").GetInt32());
        Assert.True(noise.GetProperty("tellsApart").GetDouble() >= 0.01);
        Assert.Contains("noise: pair 12 of 12", cli.Error, StringComparison.Ordinal);
    }

    /// <summary>Without an SDK 'dotnet --version' says so, and fails; a doctor that only looks at PATH called it well.</summary>
    [Fact]
    public async Task A_program_that_does_not_work_is_not_well()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the program that fails is a script of a Unix shell");
        using var cli = new CommandLineRun(("bin/git", "#!/bin/sh\necho 'git version 2.0.0'\nexit 1\n"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(cli.Path("bin/git"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        cli.Variables["PATH"] = $"{cli.Path("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        await cli.RunAsync("doctor");
        Assert.Matches(@"(?m)^missing  git             'git --version' ends with 1 ", cli.Output);
    }

    [Fact]
    public async Task Does_not_disturb_who_is_measuring()
    {
        using var cli = new CommandLineRun();
        using var held = await PerfGates.Running.MachineLock.TakeAsync(cli.Path("lock"), TimeSpan.Zero, TimeProvider.System, _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Unmeasured, await cli.RunAsync("doctor", "--noise"));
        Assert.Contains("noise was not measured: process ", cli.Error, StringComparison.Ordinal);
        Assert.Contains("note     lock            held by process ", cli.Output, StringComparison.Ordinal);
    }
}
