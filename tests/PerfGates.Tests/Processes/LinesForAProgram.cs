using System.Threading.Channels;
using PerfGates.Processes;

namespace PerfGates.Tests.Processes;

public class LinesForAProgram : IAsyncLifetime
{
    private readonly Sandbox _sandbox;

    public LinesForAProgram()
        : this(new Sandbox())
    {
    }

    private protected LinesForAProgram(Sandbox sandbox) => _sandbox = sandbox;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Arrive_as_they_come_and_their_end_is_seen()
    {
        var lines = Channel.CreateUnbounded<string>();
        List<string> answers = [];
        var spec = _sandbox.Sh("while read line; do echo \"got $line\"; done; echo end") with
        {
            InputLines = lines.Reader,
            OutputLine = answer =>
            {
                answers.Add(answer);
                if (answer == "got first") lines.Writer.TryWrite("zweite: äöü");
                else lines.Writer.TryComplete();
            },
        };
        lines.Writer.TryWrite("first");
        var end = await _sandbox.Run(spec);
        Assert.Equal((ProcessOutcome.Exited, 0), (end.Outcome, end.ExitCode));
        Assert.Equal(["got first", "got zweite: äöü", "end"], answers);
    }

    [Fact]
    public async Task May_be_more_than_the_program_takes()
    {
        var lines = Channel.CreateUnbounded<string>();
        for (var i = 0; i < 1000; i++) lines.Writer.TryWrite(new string('x', 1000));
        var end = await _sandbox.Run(_sandbox.Sh("read line; echo enough") with { InputLines = lines.Reader });
        Assert.Equal(["enough"], end.LastLines);
    }

    [Fact]
    public async Task Output_that_is_not_logged_is_heard_and_neither_in_the_log_nor_among_the_last_lines()
    {
        List<string> heard = [];
        var end = await _sandbox.Run(_sandbox.Sh("echo figures; echo trouble >&2") with { LogsOutput = false, OutputLine = heard.Add });
        Assert.Equal(["figures"], heard);
        Assert.Equal(["trouble"], end.LastLines);
        Assert.DoesNotContain("figures", _sandbox.Log);
    }
}
