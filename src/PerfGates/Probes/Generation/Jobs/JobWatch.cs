using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes.Generation.Events;
using PerfGates.Probes.Generation.Settings;

namespace PerfGates.Probes.Generation.Jobs;

/// <summary>Makes events of the answers to one job's polls.</summary>
internal sealed class JobWatch(PollSettings poll, Making making)
{
    private readonly List<GenerationEvent> _events = [new GenerationEvent.Submitted(Moment.At(0))];
    private double _notRunningBefore;
    private string? _stage;
    private (double Step, double Steps)? _progress;

    public Timeline Timeline => new([.. _events]);

    public bool IsDone { get; private set; }

    /// <summary>When it was last asked and said that it was not finished.</summary>
    public double NotFinishedBefore { get; private set; }

    public string LastStatus { get; private set; } = "none";

    /// <summary>As words behind a status: ", progress 7/50".</summary>
    public string Reached => _progress is var (step, steps) ? FormattableString.Invariant($", progress {(steps > 1 ? $"{step:0}/{steps:0}" : $"{step * 100:0} %")}") : "";

    public (double Step, double Steps)? Progress => _progress;

    /// <summary>Seconds that are left, if it goes on as it did; null where it says nothing.</summary>
    public double? Left(double now) =>
        _progress is var (step, steps) && step > 0 && Runs is { } running ? (now - running) * (steps - step) / step : null;

    private double? Runs => _events.OfType<GenerationEvent.Running>().FirstOrDefault()?.When.Middle;

    /// <summary>Takes what one poll said; a problem if it cannot be understood, or says that the job failed.</summary>
    /// <param name="sent">When it was asked: what it says may have been so ever since.</param>
    public Diagnostic? Take(JsonPathValue answer, double sent, double received)
    {
        if (answer.Text(poll.Status.Value, out var unread) is not { } status) return NotUnderstood(poll.Status.Span, unread);
        LastStatus = status;
        if (!poll.States.TryGetValue(status, out var state)) return Rules.UnmappedStatus.At(poll.Span, making.Where, status, poll.Lists);
        if (state == JobState.Failed)
        {
            _events.Add(new GenerationEvent.Failed(new(NotFinishedBefore, received)));
            return Rules.GenerationFailed.At(poll.Span, making.Where, $"the server says '{status}'{Reached}");
        }
        if (state == JobState.Queued)
        {
            if (_events.Count == 1) _events.Add(new GenerationEvent.Queued(new(0, received)));
            _notRunningBefore = NotFinishedBefore = sent;
            return null;
        }
        if (Runs is null) _events.Add(new GenerationEvent.Running(new(_notRunningBefore, received)));
        if (state == JobState.Running) TakeStage(answer, received);
        if (TakeProgress(answer, received, state) is { } problem) return problem;
        if (state == JobState.Done) return Finish(answer, received);
        NotFinishedBefore = sent;
        return null;
    }

    // Of a job that is finished it says nothing any more, and before the first stage there is none.
    private void TakeStage(JsonPathValue answer, double received)
    {
        if (poll.Stage is null || answer.Text(poll.Stage.Value, out _) is not { Length: > 0 } stage || stage == _stage) return;
        _stage = stage;
        _events.Add(new GenerationEvent.StageBegins(new(NotFinishedBefore, received), stage));
        making.TellStage(stage);
    }

    // Before the first step many a server has nothing there.
    private Diagnostic? TakeProgress(JsonPathValue answer, double received, JobState state)
    {
        if (poll.Progress is null || answer.Text(poll.Progress.Value, out _) is not { } text) return null;
        var steps = poll.Steps is null ? null : answer.Text(poll.Steps.Value, out _);
        if (ProgressText.Read(text, steps) is not { } progress)
            return state == JobState.Done ? null : NotUnderstood(poll.Progress.Span, $"has '{text}{(steps is null ? "" : $"/{steps}")}' at '{poll.Progress.Value}', which is no progress");
        if (progress == _progress) return null;
        _progress = progress;
        _events.Add(new GenerationEvent.Progress(new(NotFinishedBefore, received), progress.Step, progress.Steps));
        return null;
    }

    private Diagnostic? Finish(JsonPathValue answer, double received)
    {
        IsDone = true;
        var done = new Moment(NotFinishedBefore, received);
        foreach (var (path, at) in new[] { (poll.Created, 0), (poll.Started, _events.FindIndex(e => e is GenerationEvent.Running)) })
            if (path is not null)
            {
                if (TimeAt(path, answer, out var problem) is not { } time) return problem;
                _events[at] = _events[at] with { When = _events[at].When with { Server = time.Seconds, Grain = time.Grain } };
            }
        if (poll.Finished is not null)
        {
            if (TimeAt(poll.Finished, answer, out var problem) is not { } time) return problem;
            done = done with { Server = time.Seconds, Grain = time.Grain };
        }
        double[] times = [.. new[] { _events[0].When, _events.First(e => e is GenerationEvent.Running).When, done }.Select(m => m.Server).OfType<double>()];
        if (!times.SequenceEqual(times.Order())) return NotUnderstood((poll.Finished ?? poll.Started)!.Span, "has times that go backwards; the server's clock was set, or two of them are mixed up");
        _events.Add(new GenerationEvent.Done(done));
        return null;
    }

    private (double Seconds, double Grain)? TimeAt(Located<string> path, JsonPathValue answer, out Diagnostic? problem)
    {
        problem = null;
        if (answer.Text(path.Value, out var unread) is not { } text) problem = NotUnderstood(path.Span, unread);
        else if (ServerTime.Read(text) is { } time) return (time, ServerTime.Grain(text));
        else problem = NotUnderstood(path.Span, $"has '{text}' at '{path.Value}', which is no time");
        return null;
    }

    private Diagnostic NotUnderstood(SourceSpan span, string problem) => Rules.AnswerNotUnderstood.At(span, making.Where, $"the answer of {poll.Request!.Shown}", problem);
}
