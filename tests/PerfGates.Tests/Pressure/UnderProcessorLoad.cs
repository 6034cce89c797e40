using PerfGates.Processes;
using PerfGates.Tests.Processes;
using PerfGates.Tests.Servers;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Pressure;

/// <summary>Real burners, and some that only say what they burn.</summary>
public sealed class UnderProcessorLoad
{
    private const string Pretending = "TEST_BURNERS";

    private static readonly string Engine = Path.Combine(AppContext.BaseDirectory, "perfgates.dll"), Pretender = Path.Combine(AppContext.BaseDirectory, "PerfGates.TestServer.dll");

    private static string File(string constrain = "cpu: { load: 90% }") =>
        $"version: 1\ngates:\n  g:\n    script: {{ values: {{ time: 2ms }}, starts: true }}\n    constrain: {{ {constrain} }}\n    budgets:\n      - time < 5ms\n";

    [Fact]
    public async Task A_gate_passes_only_when_the_load_was_seen()
    {
        await using var check = new ServerCheck { Program = Engine };
        var burners = 0;
        check.During = _ =>
        {
            burners = Burners(check).Count;
            return Task.CompletedTask;
        };
        var report = await check.RunAsync(File("cpu: { load: 20% }"));

        var gate = report.Gates.Single();
        var seen = Assert.Single(gate.Pressure);
        Assert.Equal(1, burners);
        Assert.StartsWith("cpu load: its burners used ", seen.Verified.Single(), StringComparison.Ordinal);
        // This machine may be too busy for it: then nobody may call it a pass.
        Assert.Equal(seen.Doubt is null ? Verdict.Pass : Verdict.Inconclusive, gate.Verdict);
        check.NothingIsLeft();
    }

    [Theory]
    [InlineData("0.2400 0.7000", "busy-before.txt")]
    [InlineData("0.9000 0.0100|0.2000 0.1000", "weak-during.txt")]
    public async Task Burners_that_do_not_burn_what_was_asked_make_it_inconclusive(string lines, string golden)
    {
        await using var check = new ServerCheck((Pretending, lines)) { Program = Pretender };
        var report = await check.RunAsync(File());

        GoldenFile.Matches(check.Lines(report), golden);
        Assert.Equal(Verdict.Inconclusive, report.Gates.Single().Verdict);
        check.NothingIsLeft();
    }

    [Fact]
    public async Task Burners_that_wait_for_what_is_measured_press_as_much()
    {
        await using var check = new ServerCheck((Pretending, "0.9000 0.0000|0.4500 0.4500")) { Program = Pretender };
        var report = await check.RunAsync(File());

        Assert.Equal("", check.Lines(report));
        Assert.Equal(Verdict.Pass, report.Gates.Single().Verdict);
    }

    [Fact]
    public async Task A_breach_says_under_what()
    {
        await using var check = new ServerCheck((Pretending, "0.9000 0.0000")) { Program = Pretender };
        var report = await check.RunAsync(File().Replace("time < 5ms", "time < 1ms", StringComparison.Ordinal));

        GoldenFile.Matches(check.Lines(report), "breach.txt");
    }

    [Fact]
    public async Task Burners_that_end_before_it_does_make_it_inconclusive()
    {
        await using var check = new ServerCheck((Pretending, "0.9000 0.0100")) { Program = Pretender };
        check.During = async _ =>
        {
            foreach (var burner in Burners(check)) await Reaper.EndAsync(p => p.Key == burner.Key);
        };
        var report = await check.RunAsync(File());

        Assert.Equal(Verdict.Inconclusive, report.Gates.Single().Verdict);
        Assert.Equal("the burners have ended", report.Gates.Single().Pressure.Single().Doubt);
        check.NothingIsLeft();
    }

    [Fact]
    public async Task Without_itself_the_engine_cannot_press()
    {
        await using var check = new ServerCheck();
        GoldenFile.Matches(check.Lines(await check.RunAsync(File())), "no-program.txt");
    }

    [Fact]
    public async Task Nothing_is_left_of_it_after_a_cancellation()
    {
        await using var check = new ServerCheck((Pretending, "0.9000 0.0000")) { Program = Pretender };
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var burners = 0;
        check.During = async _ =>
        {
            burners = Burners(check).Count;
            await cancel.CancelAsync();
            cancel.Token.ThrowIfCancellationRequested();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RunAsync(File(), cancellation: cancel.Token));
        Assert.Equal(1, burners);
        check.NothingIsLeft();
    }

    [Fact]
    public async Task Burners_end_when_the_engine_that_feeds_them_is_killed()
    {
        await using var sandbox = new Sandbox();
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        // 'sleep' holds their input as an engine does, and lets go of it without a word when it is killed.
        var run = sandbox.Run(sandbox.Sh($"sleep 600 | dotnet '{Engine}' burn --load 10% --cores {ProcessorList.Own[0]}") with { OutputLine = line => told.TrySetResult(line) });
        Assert.NotNull(PerfGates.Pressure.Burn.Parse(await told.Task.WaitAsync(TestContext.Current.CancellationToken)));
        await Reaper.EndAsync(p => p.Name == "sleep" && CookieHolders.Are(p, sandbox.Cookie));

        Assert.Equal(0, (await run).ExitCode);
    }

    private static List<ProcessRow> Burners(ServerCheck check) => [.. ProcessTable.Read().Where(p => CookieHolders.Are(p, check.Children.Cookie) && IsBurner(p))];

    private static bool IsBurner(ProcessRow process) => System.Text.Encoding.UTF8.GetString(ProcessTable.Content(process.Id, "cmdline") ?? []).Contains("\0burn\0", StringComparison.Ordinal);
}
