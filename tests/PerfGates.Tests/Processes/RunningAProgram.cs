using PerfGates.Processes;

namespace PerfGates.Tests.Processes;

public class RunningAProgram : IAsyncLifetime
{
    private readonly Sandbox _sandbox;

    public RunningAProgram()
        : this(new Sandbox())
    {
    }

    private protected RunningAProgram(Sandbox sandbox) => _sandbox = sandbox;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Theory]
    [InlineData("exit 0", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("exit 255", 255)]
    [InlineData("kill -9 $$", 137)]
    [InlineData("kill -15 $$", 143)]
    public async Task Its_exit_code_or_128_and_the_signal(string script, int code)
    {
        var end = await _sandbox.Run(_sandbox.Sh(script));
        Assert.Equal((ProcessOutcome.Exited, code), (end.Outcome, end.ExitCode));
    }

    [Fact]
    public async Task Arguments_arrive_as_they_are()
    {
        List<string> lines = [];
        await _sandbox.Run(_sandbox.Program("printf", "%s\n", "a b", "", "\"q\"", "$HOME", "*", "é", "back\\slash") with { OutputLine = lines.Add });
        Assert.Equal(["a b", "", "\"q\"", "$HOME", "*", "é", "back\\slash"], lines);
    }

    [Fact]
    public async Task It_runs_in_its_working_directory_with_an_empty_standard_input()
    {
        List<string> lines = [];
        await _sandbox.Run(_sandbox.Sh("pwd; cat; echo end") with { OutputLine = lines.Add });
        Assert.Equal([_sandbox.Folder, "end"], lines);
    }

    [Fact]
    public async Task Both_streams_reach_the_log_and_their_own_callbacks()
    {
        List<string> output = [], error = [];
        var end = await _sandbox.Run(_sandbox.Sh("echo one; echo two >&2; printf three") with { OutputLine = output.Add, ErrorLine = error.Add });
        Assert.Equal(["one", "three"], output);
        Assert.Equal(["two"], error);
        Assert.Equal(["one", "three", "two"], end.LastLines.Order());
        Assert.Equal(["one", "three", "two"], File.ReadAllLines(_sandbox.LogFile).Order());
    }

    [Fact]
    public async Task A_log_is_appended_to()
    {
        await _sandbox.Run(_sandbox.Sh("echo first"));
        await _sandbox.Run(_sandbox.Sh("echo second"));
        Assert.Equal("first\nsecond\n", _sandbox.Log);
    }

    [Fact]
    public async Task The_last_twenty_lines_are_kept()
    {
        var end = await _sandbox.Run(_sandbox.Sh("seq 1 100"));
        Assert.Equal(Enumerable.Range(81, 20).Select(i => $"{i}"), end.LastLines);
    }

    [Fact]
    public async Task Logs_are_masked_and_callbacks_are_not()
    {
        await using var sandbox = new Sandbox { Children = new("masking", new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" }) { Mask = t => t.Replace("hunter2", "***") } };
        List<string> lines = [];
        await sandbox.Run(sandbox.Sh("echo password hunter2") with { OutputLine = lines.Add });
        Assert.Equal("password ***\n", sandbox.Log);
        Assert.Equal(["password hunter2"], lines);
    }

    [Fact]
    public async Task A_failing_callback_ends_the_program_and_surfaces()
    {
        var id = 0;
        var spec = _sandbox.Sh("echo $$; exec sleep 600") with { OutputLine = line => throw new FormatException(line) };
        id = Sandbox.Id((await Assert.ThrowsAsync<FormatException>(() => _sandbox.Run(spec))).Message);
        Assert.False(Sandbox.Lives(id));
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_ends_the_program_and_surfaces()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Needs /dev/full.");
        await Assert.ThrowsAsync<IOException>(() => _sandbox.Run(_sandbox.Sh("yes") with { LogFile = "/dev/full" }));
        Assert.Empty(await _sandbox.Children.EndAll());
    }

    [Fact]
    public async Task Nothing_starts_once_cancelled()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _sandbox.Children.RunAsync(_sandbox.Sh("touch started"), new(canceled: true)));
        Assert.False(File.Exists(Path.Combine(_sandbox.Folder, "started")));
    }
}
