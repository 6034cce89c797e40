using PerfGates.Verdicts;

namespace PerfGates.Tests.Probes.Generation;

public sealed class JobsThatAreMade : IAsyncLifetime
{
    private static readonly string[] OneMinute =
    [
        """{"status":"pending"}""",
        """{"status":"processing","progress":"0/4","stage":"load"}""",
        """{"status":"processing","progress":"1/4","stage":"denoise"}""",
        """{"status":"processing","progress":"4/4","stage":"decode"}""",
        """{"status":"completed","created":"2026-11-21T10:00:00.000Z","started":"2026-11-21T10:00:05.000Z","finished":1795255265000}""",
    ];

    private readonly GenerationCheck _check = new();
    private JobServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await JobServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _check.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_servers_own_times_win_over_polling()
    {
        _server.Polls = OneMinute;
        Assert.Equal("""
            23,15 PG1001 error: gate 't2v': total = 65 s, budget < 1 m (+8.3 %); observed, 1 run; longest stage: N
            """, Masked(await _check.SayAsync(Job(), "[total < 1m, queue <= 5s, running <= 60s]")));
    }

    [Fact]
    public async Task Stages_steps_and_sizes_are_figures()
    {
        _server.Polls = OneMinute;
        var report = await _check.RunAsync(Job(), "[total < 2m, stage.denoise < 1h, step.median < 1h, output.size >= 5kB, failures == 0, failures == 0%]");
        Assert.Equal("", string.Join('\n', report.Diagnostics));
        Assert.Superset(new HashSet<string> { "total", "queue", "running", "stage.load", "stage.denoise", "stage.decode", "step.median", "output.size", "failures" },
            report.Gates[0].Measured.Single().Figures.Select(f => f.Key).ToHashSet());
    }

    [Fact]
    public async Task A_stage_that_nobody_reported_is_no_pass()
    {
        _server.Polls = OneMinute;
        Assert.Contains("was not measured; did you mean 'stage.decode'?", await _check.SayAsync(Job(), "[stage.decod < 1h]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_inside_of_the_last_wait_is_not_decided()
    {
        // Nothing between the submission and the end was seen, so the end lies anywhere in between.
        _server.Polls = ["""{"status":"completed"}"""];
        var said = await _check.SayAsync(Job(server: false), "[total < 1us, queue < 1us]");
        Assert.Equal(["PG3013", "PG3013"], said.TrimEnd().Split('\n').Select(l => l.Split(' ')[1]));
    }

    [Fact]
    public async Task Each_run_asks_for_something_else()
    {
        _server.Polls = OneMinute;
        Assert.Equal("", await _check.SayAsync(Job() + "\nruns: 3", "[total < 2m]"));
        Assert.Equal(["""{"seed":1,"prompt":"a cat 1"}""", """{"seed":2,"prompt":"a cat 1"}""", """{"seed":3,"prompt":"a cat 1"}"""], _server.Submitted.Select(s => s.Replace("\"1\"", "1", StringComparison.Ordinal).Replace("\"2\"", "2", StringComparison.Ordinal).Replace("\"3\"", "3", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_three_runs_the_message_has_all_values()
    {
        foreach (var (job, finished) in new[] { (1, 65), (2, 64.5), (3, 65.4) }) _server.PollsOf[job] = [.. OneMinute[..^1], FormattableString.Invariant($"{{\"status\":\"completed\",\"created\":\"0.000\",\"started\":\"5.000\",\"finished\":\"{finished:0.000}\"}}")];
        Assert.Equal("24,15 PG1001 error: gate 't2v': total = 65 s, budget < 40 s (+62.5 %); 95 % interval 63.18 s to 66.81 s, 3 runs (65 s, 64.5 s, 65.4 s); longest stage: N", Masked(await _check.SayAsync(Job() + "\nruns: 3", "[total < 40s]")));
    }

    [Fact]
    public async Task The_first_one_warms_up_and_does_not_count()
    {
        _server.Polls = OneMinute;
        _server.PollsOf[1] = [.. OneMinute[..^1], """{"status":"completed","created":"0.000","started":"0.000","finished":"1000.000"}"""];
        var report = await _check.RunAsync(Job(), "[total < 2m]", "");
        Assert.Equal("", string.Join('\n', report.Diagnostics));
        Assert.Equal(2, _server.Submitted.Count);
    }

    [Fact]
    public async Task Whoever_says_when_to_ask_again_is_not_broken()
    {
        _server.Polls = ["wait", "wait", "wait", "wait", .. OneMinute];
        Assert.Equal("", await _check.SayAsync(Job(), "[total < 2m]"));
    }

    [Fact]
    public async Task Two_polls_that_fail_are_the_networks()
    {
        _server.Polls = ["500", "500", .. OneMinute];
        Assert.Equal("", await _check.SayAsync(Job(), "[total < 2m]"));
    }

    [Fact]
    public async Task Several_at_once_have_percentiles_and_a_makespan()
    {
        _server.Polls = OneMinute;
        var report = await _check.RunAsync(Job() + "\nconcurrency: 3", "[total < 2m, total.p95 < 2m, makespan < 2m, failures == 0]");
        Assert.Equal("", string.Join('\n', report.Diagnostics));
        var figures = report.Gates[0].Measured.Single().Figures.ToDictionary(f => f.Key, f => f.Value);
        Assert.Equal(65, figures["total.p95"], 3);
        Assert.InRange(figures["makespan"], 65, 66);
        Assert.Equal(3, _server.Submitted.Count);
    }

    [Fact]
    public async Task Many_at_once_are_all_made()
    {
        _server.Polls = OneMinute;
        Assert.Equal("", string.Join('\n', (await _check.RunAsync(Job() + "\nconcurrency: 50", "[failures == 0]")).Diagnostics));
    }

    [Fact]
    public async Task Of_several_the_failed_ones_are_counted_where_a_budget_counts_them()
    {
        _server.Polls = OneMinute;
        _server.PollsOf[2] = ["""{"status":"failed"}"""];
        var report = await _check.RunAsync(Job() + "\nconcurrency: 3", "[failures < 20%, failures <= 1]");
        Assert.Equal(Verdict.Breach, report.Gates[0].Verdict);
        var breach = Assert.Single(report.Diagnostics);
        Assert.Contains("failures = 33.33 %, budget < 20 % (+66.7 %)", breach.Text, StringComparison.Ordinal);
        Assert.Contains("the server says 'failed'", breach.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_took_next_to_no_time_was_not_made()
    {
        _server.Polls = OneMinute;
        _server.PollsOf[2] = ["""{"status":"completed","created":"0.000","started":"1.000","finished":"3.000"}"""];
        Assert.Equal("4,5 PG2106 error: gate 't2v': one took 3 s, and the others 65 s: a cache seems to have answered; let {{run}} or {{$guid}} stand in the seed or the prompt\n",
            await _check.SayAsync(Job() + "\nconcurrency: 3", "[total < 2m]"));
    }

    private string Job(bool server = true) => $$$"""
        job:
          url: {{{_server.Url}}}
          submit: { post: /jobs, json: { seed: "{{run}}", prompt: "a cat {{job}}" } }
          id: $.task_id
          poll:
            get: "/jobs/{{id}}"
            status: $.status
            progress: $.progress
            stage: $.stage
            {{{(server ? "created: $.created" : "")}}}
            {{{(server ? "started: $.started" : "")}}}
            {{{(server ? "finished: $.finished" : "")}}}
            queued: [pending]
            running: [processing]
            done: [completed]
            failed: [failed, cancelled]
          output: { get: "/outputs/{{id}}", min-size: 1kB, type: video/ }
          cancel: { delete: "/jobs/{{id}}" }
        """;

    // Which stage the few milliseconds went to is nobody's business.
    private static string Masked(string said) => System.Text.RegularExpressions.Regex.Replace(said.TrimEnd(), "(?<=longest stage: ).+", "N");
}
