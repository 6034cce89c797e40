using System.Diagnostics;
using PerfGates.Processes;

namespace PerfGates.Tests.Processes;

public class EndingPrograms : IAsyncLifetime
{
    private readonly Sandbox _sandbox;

    public EndingPrograms()
        : this(new Sandbox())
    {
    }

    private protected EndingPrograms(Sandbox sandbox) => _sandbox = sandbox;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Theory]
    [InlineData("echo $$; exec sleep 600", 1)]
    [InlineData("echo $$; sleep 600 & echo $!; wait", 2)]
    [InlineData("trap '' TERM INT HUP; echo $$; while :; do sleep 1; done", 1)]
    [InlineData("setsid sh -c 'echo $$; exec sleep 600' & wait", 1)]
    [InlineData("(setsid sh -c 'echo $$; exec sleep 600' &) ; sleep 600", 1)]
    [InlineData("(setsid sh -c '(echo $$; trap \"\" TERM; sleep 600) & sleep 600' &) ; sleep 600", 1)]
    [InlineData("env -i sh -c 'echo $$; sleep 600'; true", 1)]
    public async Task Cancelled_nothing_of_it_lives(string script, int ids)
    {
        foreach (var id in await _sandbox.CancelAfterIds(ids, script)) Assert.False(Sandbox.Lives(id), $"{id} lives");
        Assert.Empty(await _sandbox.Children.EndAll());
    }

    [Fact]
    public async Task At_the_time_out_nothing_of_it_lives()
    {
        List<string> ids = [];
        var end = await _sandbox.Run(_sandbox.Sh("echo $$; setsid sleep 600 & echo $!; wait") with { Timeout = TimeSpan.FromSeconds(1), OutputLine = ids.Add });
        Assert.Equal(ProcessOutcome.TimedOut, end.Outcome);
        Assert.Equal(2, ids.Count);
        Assert.All(ids, id => Assert.False(Sandbox.Lives(Sandbox.Id(id))));
    }

    [Fact]
    public async Task A_grandchild_that_holds_the_output_neither_hangs_us_nor_survives()
    {
        var end = await _sandbox.Run(_sandbox.Sh("setsid sleep 600 & echo $!"));
        Assert.Equal((ProcessOutcome.Exited, 0), (end.Outcome, end.ExitCode));
        Assert.False(Sandbox.Lives(Sandbox.Id(end.LastLines[0])));
        Assert.Contains("ended what was left running: sleep", _sandbox.Log);
    }

    // It has left its parent and cleared its environment: nothing tells that it is ours. It must not hang us.
    [Fact]
    public virtual async Task A_grandchild_that_cannot_be_found_does_not_hang_us_either()
    {
        var end = await _sandbox.Run(_sandbox.Sh("env -i setsid /bin/sleep 20 & echo $!"));
        Assert.Equal(ProcessOutcome.Exited, end.Outcome);
        var id = Sandbox.Id(end.LastLines[0]);
        Assert.True(Sandbox.Lives(id));
        using var stranger = Process.GetProcessById(id);
        stranger.Kill();
    }

    [Fact]
    public async Task One_that_still_writes_after_the_program_is_heard()
    {
        List<string> lines = [];
        await _sandbox.Run(_sandbox.Sh("(while kill -0 $$; do sleep 0.05; done 2>/dev/null; echo late) & echo early") with { OutputLine = lines.Add });
        Assert.Equal(["early", "late"], lines);
    }

    [Fact]
    public async Task Ending_one_program_leaves_its_siblings_alone()
    {
        var alive = new TaskCompletionSource<int>();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var sibling = _sandbox.Children.RunAsync(_sandbox.Sh("echo $$; exec sleep 600") with { OutputLine = l => alive.SetResult(Sandbox.Id(l)) }, cancel.Token);
        var id = await alive.Task;
        await _sandbox.CancelAfterIds(1, "echo $$; exec sleep 600");
        Assert.True(Sandbox.Lives(id));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sibling);
        Assert.False(Sandbox.Lives(id));
    }

    [Fact]
    public async Task The_end_of_all_names_what_it_ended_and_spares_strangers()
    {
        using var stranger = Process.Start(new ProcessStartInfo("sleep", ["600"]) { Environment = { [ChildEnvironment.Run] = _sandbox.Cookie + "0" } })!;
        using var leftBehind = Process.Start(new ProcessStartInfo("sleep", ["600"]) { Environment = { [ChildEnvironment.Run] = _sandbox.Cookie } })!;
        try
        {
            Assert.Equal([$"sleep ({leftBehind.Id})"], await CookieHolders.EndAll(_sandbox.Cookie));
            Assert.False(Sandbox.Lives(leftBehind.Id));
            Assert.True(Sandbox.Lives(stranger.Id));
        }
        finally
        {
            stranger.Kill();
        }
    }

    [Fact]
    public async Task The_end_of_all_ends_what_still_runs()
    {
        var alive = new TaskCompletionSource<int>();
        var running = _sandbox.Run(_sandbox.Sh("echo $$; exec sleep 600") with { OutputLine = l => alive.SetResult(Sandbox.Id(l)) });
        var id = await alive.Task;
        Assert.Equal([$"sleep ({id})"], await _sandbox.Children.EndAll());
        Assert.Equal(143, (await running).ExitCode);
    }

    [Fact]
    public async Task A_process_that_only_has_the_id_of_ours_is_not_ended()
    {
        using var reused = Process.Start("sleep", "600");
        try
        {
            var ours = ProcessTable.Find(reused.Id)! with { Started = 1 };
            Assert.Empty(await Reaper.EndAsync(p => p.Key == ours.Key));
            Assert.True(Sandbox.Lives(reused.Id));
        }
        finally
        {
            reused.Kill();
        }
    }

    [Fact]
    public async Task An_empty_cookie_would_be_anybodys() => await Assert.ThrowsAsync<ArgumentException>(() => CookieHolders.EndAll(""));
}
