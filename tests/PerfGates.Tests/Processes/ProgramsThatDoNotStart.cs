using PerfGates.Processes;

namespace PerfGates.Tests.Processes;

public class ProgramsThatDoNotStart : IAsyncLifetime
{
    private readonly Sandbox _sandbox;

    public ProgramsThatDoNotStart()
        : this(new Sandbox())
    {
    }

    private protected ProgramsThatDoNotStart(Sandbox sandbox) => _sandbox = sandbox;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Each_says_why()
    {
        Directory.CreateDirectory(Path.Combine(_sandbox.Folder, "folder"));
        _sandbox.Write("plain.txt", "echo hello");
        _sandbox.Write("no-interpreter", "#!/no/such/interpreter -x\n", executable: true);
        _sandbox.Write("crlf.sh", "#!/bin/sh\r\necho hello\r\n", executable: true);
        _sandbox.Write("nothing-known", "echo hello\n", executable: true);
        string[] said =
        [
            await Why("no-such-program-anywhere"), await Why("./absent"), await Why("/no/such/file"), await Why("./folder"), await Why("./plain.txt"),
            await Why("./no-interpreter"), await Why("./crlf.sh"), await Why("./nothing-known"), await Why(""), await Why("nul\0"),
            await Why(_sandbox.Program("sh") with { WorkingDirectory = Path.Combine(_sandbox.Folder, "gone") }),
            await Why(_sandbox.Program("sh", "-c", new string('x', 3_000_000))),
        ];
        GoldenFile.Matches(string.Join('\n', said).Replace(_sandbox.Folder, "/sandbox"), "ProgramsThatDoNotStart.txt");
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_waited_for()
    {
        var path = _sandbox.Write("fresh", "#!/bin/sh\necho started\n", executable: true);
        var writer = File.Open(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        var running = _sandbox.Run(_sandbox.Program("./fresh"));
        await writer.DisposeAsync();
        Assert.Equal(["started"], (await running).LastLines);
    }

    [Fact]
    public async Task The_log_says_it_too()
    {
        await _sandbox.Run(_sandbox.Program("./absent"));
        Assert.Contains("'./absent' could not be started", _sandbox.Log);
    }

    [Fact]
    public async Task A_name_is_looked_up_on_the_path_of_the_child_not_on_ours()
    {
        Directory.CreateDirectory(Path.Combine(_sandbox.Folder, "bin"));
        _sandbox.Write("bin/only-here", "#!/bin/sh\necho found\n", executable: true);
        var spec = _sandbox.Program("only-here");
        Assert.Equal(ProcessOutcome.NotStarted, (await _sandbox.Run(spec)).Outcome);
        Assert.Equal(["found"], (await _sandbox.Run(spec with { Environment = new Dictionary<string, string?> { ["PATH"] = Path.Combine(_sandbox.Folder, "bin") } })).LastLines);
    }

    private Task<string> Why(string fileName) => Why(_sandbox.Program(fileName));

    private async Task<string> Why(ProcessSpec spec)
    {
        var end = await _sandbox.Run(spec);
        Assert.Equal(ProcessOutcome.NotStarted, end.Outcome);
        return end.Problem;
    }
}
