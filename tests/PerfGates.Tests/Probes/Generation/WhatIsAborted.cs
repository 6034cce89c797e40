using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Probes.Generation;
using PerfGates.Probes.Generation.Aborting;
using PerfGates.Probes.Generation.Events;
using PerfGates.Probes.Generation.Jobs;
using PerfGates.Probes.Generation.Programs;
using PerfGates.Probes.Generation.Settings;

namespace PerfGates.Tests.Probes.Generation;

/// <summary>What an early end says, and what it must not say.</summary>
public sealed class WhatIsAborted : IAsyncLifetime
{
    private static readonly SourceSpan Nowhere = SourceSpan.StartOf("t2v.yml");

    private readonly GenerationCheck _check = new();
    private JobServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await JobServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _check.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public void Says_nothing_of_the_memory_that_the_whole_would_have_taken()
    {
        var job = new JobRecord(new([new GenerationEvent.Submitted(Moment.At(0))])) { Aborted = new(7, "aborted when 7 s had passed", IsProjected: false) };
        var figures = GenerationFigures.Of([job], ["total", "memory.peak", "failures"]);
        Assert.Equal(7, figures["total"].Value);
        Assert.IsType<Evidence.Unknown>(figures["memory.peak"].Evidence);
        Assert.Equal(0, figures["failures"].Value);
    }

    [Fact]
    public async Task Is_no_job_of_which_nobody_could_tell_that_it_was_unfinished()
    {
        _server.Polls = ["500", "500", """{"status":"completed"}"""];
        var said = await _check.SayAsync($$$"""
            job:
              url: {{{_server.Url}}}
              submit: { post: /jobs }
              id: $.task_id
              poll: { get: "/jobs/{{id}}", status: $.status, done: completed }
            abort: budget
            """, "[total < 1us, makespan < 1h]");
        Assert.Contains("PG3013", said, StringComparison.Ordinal);
        Assert.DoesNotContain("aborted", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_no_program_whose_start_alone_took_long()
    {
        var (now, aborted) = (10.0, false);
        var watch = new ProgramWatch(null!, One(new AbortWatch(AbortPolicy.Projected, 2, null)), () => now, () => aborted = true) { Begun = 10 };
        for (var step = 1; step <= 10; step++)
        {
            now += 0.1;
            watch.Take(new ProgramEvent.Progress(step, 10));
        }
        Assert.False(aborted);
    }

    [Fact]
    public void Stages_begin_anywhere_since_the_poll_before()
    {
        Dictionary<string, JobState> states = new() { ["busy"] = JobState.Running, ["ready"] = JobState.Done };
        var watch = new JobWatch(new(null, new("$.status", Nowhere), null, null, new("$.stage", Nowhere), null, null, null, states, Nowhere), One(AbortWatch.Never));
        Assert.Null(watch.Take(Json("""{"status":"busy","stage":"load"}"""), 1.9, 2));
        Assert.Null(watch.Take(Json("""{"status":"ready"}"""), 2.9, 3));
        Assert.Equal(new Stretch(1.45, 0, 3), watch.Timeline.Stage("load")!.Value, Same);
    }

    private static bool Same(Stretch a, Stretch b) => Math.Abs(a.Value - b.Value) + Math.Abs(a.Low - b.Low) + Math.Abs(a.High - b.High) < 1e-9;

    private static JsonPathValue Json(string text) => JsonPathValue.Parse(text, out _)!;

    // One that warms up tells nobody its stages.
    private static Making One(AbortWatch abort) => new(new("t2v", Nowhere, 1, "", "", "", BuildFacts.None, null!, TimeProvider.System, _ => { }), 0, 1, 1, TimeSpan.FromDays(1), null, abort);
}
