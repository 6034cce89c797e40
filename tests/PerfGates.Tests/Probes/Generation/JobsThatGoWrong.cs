using System.Text;

namespace PerfGates.Tests.Probes.Generation;

public sealed class JobsThatGoWrong : IAsyncLifetime
{
    private const string Done = """{"status":"completed","progress":1,"begun":10,"ended":20}""";

    private readonly GenerationCheck _check = new();
    private JobServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await JobServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _check.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Are_errors_at_the_key_that_they_are_about()
    {
        var said = new StringBuilder();
        await Say("submission refused", s => s.SubmitStatus = 503);
        await Say("no id", s => s.SubmitAnswer = """{"id":7}""");
        await Say("an answer that is no JSON", s => s.SubmitAnswer = "<html>");
        await Say("three polls that fail", s => s.Polls = ["500"]);
        await Say("a poll that is no JSON", s => s.Polls = ["busy"]);
        await Say("no status", s => s.Polls = ["{}"]);
        await Say("an unmapped status", s => s.Polls = ["""{"status":"exploded"}"""]);
        await Say("a failed job", s => s.Polls = ["""{"status":"processing","progress":0.5}""", """{"status":"failed"}"""]);
        await Say("progress that is none", s => s.Polls = ["""{"status":"processing","progress":"half"}""", Done]);
        await Say("times that go backwards", s => s.Polls = ["""{"status":"completed","begun":20,"ended":10}"""]);
        await Say("no time", s => s.Polls = ["""{"status":"completed","begun":"soon","ended":10}"""]);
        await Say("an output that is too small", s => s.Output = new byte[12]);
        await Say("an output that is empty", s => s.Output = []);
        await Say("an output that is not there", _ => { }, job => job.Replace("/outputs", "/missing", StringComparison.Ordinal));
        await Say("another type", _ => { }, job => job.Replace("video/", "image/", StringComparison.Ordinal));
        await Say("nobody there", _ => { }, job => job.Replace(_server.Url, "http://127.0.0.1:1", StringComparison.Ordinal));
        GoldenFile.Matches(said.ToString(), "jobs-that-go-wrong.txt");

        async Task Say(string what, Action<JobServer> change, Func<string, string>? rewrite = null)
        {
            (_server.Polls, _server.SubmitStatus, _server.SubmitAnswer, _server.Output) = ([Done], 202, "", new byte[5000]);
            change(_server);
            said.Append("# ").Append(what).Append('\n').Append(await _check.SayAsync((rewrite ?? (j => j))(Job()), "[total < 1h]"));
        }
    }

    [Fact]
    public async Task A_status_that_is_never_final_is_given_up_and_cancelled()
    {
        _server.Polls = ["""{"status":"processing","progress":"3/4"}"""];
        Assert.Equal("9,9 PG2103 error: gate 't2v': given up after 150 ms, when its budget was long over: the last status was 'processing', progress 3/4\n", await _check.SayAsync(Job(), "[total < 100ms]"));
        Assert.Equal(["job-1"], _server.Cancelled);
    }

    [Fact]
    public async Task A_gate_that_is_cut_off_leaves_no_job_on_the_server()
    {
        _server.Polls = ["""{"status":"processing"}"""];
        Assert.Contains("PG2002", await _check.SayAsync(Job(), "[total < 1h]", "    warmup: 0s\n    timeout: 300ms\n"), StringComparison.Ordinal);
        Assert.Equal(["job-1"], _server.Cancelled);
    }

    [Fact]
    public async Task One_that_is_too_late_for_its_budget_is_ended_and_breaks_it()
    {
        _server.Polls = ["""{"status":"processing","progress":"3/50"}"""];
        var said = await _check.SayAsync(Job() + "\nabort: budget", "[total < 100ms, queue < 1h]");
        Assert.Matches(@"\d+,\d+ PG1001 error: gate 't2v': total = [\d.]+ m?s, budget < 100 ms \([^)]+\); observed, 1 run; .*aborted at step 3 of 50 when .* had passed; it would have taken longer", said);
        Assert.Contains("PG3012 warning: gate 't2v': queue is not known: the run was aborted at step 3 of 50", said, StringComparison.Ordinal);
        Assert.Equal(["job-1"], _server.Cancelled);
    }

    [Fact]
    public void Whoever_wants_to_abort_says_at_what() =>
        Assert.Contains("PG2108", _check.Problems(Job() + "\nabort: projected", "[queue < 1h]"), StringComparison.Ordinal);

    private string Job() => $$$"""
        job:
          url: {{{_server.Url}}}
          submit: { post: /jobs, json: { prompt: a cat } }
          id: $.task_id
          poll: { get: "/jobs/{{id}}", status: $.status, progress: $.progress, started: $.begun, finished: $.ended,
                  queued: [pending], running: [processing], done: [completed], failed: [failed] }
          output: { get: "/outputs/{{id}}", min-size: 1kB, type: video/mp4 }
          cancel: { delete: "/jobs/{{id}}" }
        """;
}
