using PerfGates.Diagnostics;
using PerfGates.Probes.Generation.Aborting;
using PerfGates.Probes.Generation.Events;
using PerfGates.Probes.Generation.Settings;
using PerfGates.Units;

namespace PerfGates.Probes.Generation.Jobs;

/// <summary>One job: submitted, asked how far it is, fetched; and cancelled where it is given up.</summary>
internal sealed class JobRun
{
    // A poll that goes wrong now and then is the network's; three running are the server's.
    private const int FailuresInARow = 3;

    private static readonly TimeSpan PatienceWithCancelling = TimeSpan.FromSeconds(5);

    private readonly JobSettings _job;
    private readonly Making _making;
    private readonly TemplateValues _variables;
    private readonly JobWatch _watch;
    private readonly Requester _requester;
    private readonly double _begun;
    private bool _isOnServer;
    private Abortion? _aborted;
    private long? _size;

    private JobRun(JobSettings job, Making making, Requester requester, TemplateValues variables) =>
        (_job, _making, _requester, _variables, _watch, _begun) = (job, making, requester, variables, new(job.Poll!, making), making.Now);

    public static async Task<JobRecord> RunAsync(JobSettings job, Making making, CancellationToken cancellation)
    {
        var variables = new TemplateValues(making);
        using var requester = new Requester(job.Address, job.Headers, variables, making.Context);
        var run = new JobRun(job, making, requester, variables);
        try
        {
            var failure = await run.SubmitAsync(cancellation) ?? await run.WatchAsync(cancellation) ?? await run.FetchAsync(cancellation);
            return new(run._watch.Timeline) { Begun = run._begun, Failure = failure, Aborted = run._aborted, OutputSize = run._size };
        }
        finally
        {
            await run.CancelAsync();
        }
    }

    private double Now => _making.Now - _begun;

    private async Task<Diagnostic?> SubmitAsync(CancellationToken cancellation)
    {
        var submit = _job.Submit!;
        cancellation.ThrowIfCancellationRequested();
        // Whoever is cut off now has a job on the server all the same, and must hear its name to cancel it.
        using var heard = new CancellationTokenSource();
        await using var cut = cancellation.Register(() => heard.CancelAfter(PatienceWithCancelling));
        var (answer, problem) = await _requester.AskAsync(submit, heard.Token);
        if (answer is not { IsGood: true }) return Rules.RequestFailed.At(submit.Path.Span, _making.Where, submit.Shown, answer?.Complaint ?? problem);
        if (Id(answer, out problem) is not { } id) return Rules.AnswerNotUnderstood.At(_job.Id!.Span, _making.Where, $"the answer of {submit.Shown}", problem);
        _variables[JobSettings.IdVariable] = id;
        _isOnServer = true;
        cancellation.ThrowIfCancellationRequested();
        return null;
    }

    private string? Id(Answer answer, out string problem)
    {
        if (_job.IdHeader is { } header)
        {
            problem = $"has no header '{header}'";
            return answer.Header(header);
        }
        return JsonPathValue.Parse(answer.Text, out problem)?.Text(_job.Id!.Value, out problem);
    }

    private async Task<Diagnostic?> WatchAsync(CancellationToken cancellation)
    {
        var failures = 0;
        while (true)
        {
            var sent = Now;
            var (answer, problem) = await _requester.AskAsync(_job.Poll!.Request!, cancellation);
            var retryAfter = answer?.RetryAfter;
            if (answer is { IsGood: true }) failures = 0;
            // Whoever says when to ask again is not broken.
            else if (retryAfter is null && ++failures == FailuresInARow)
                return Rules.RequestFailed.At(_job.Poll.Request!.Path.Span, _making.Where, _job.Poll.Request.Shown, $"{answer?.Complaint ?? problem}, {FailuresInARow} times running");
            if (answer is { IsGood: true } && Read(answer, sent) is { } failure) return failure;
            var late = Late();
            if (_watch.IsDone) return null;
            if ((_aborted = late) is not null) return null;
            if (Now > _making.Patience.TotalSeconds)
                return Rules.NeverFinal.At(_job.Poll.Span, _making.Where, QuantityText.Format(new(_making.Patience.TotalSeconds, Dimension.Time)), $"the last status was '{_watch.LastStatus}'{_watch.Reached}");
            await Task.Delay(Wait(retryAfter), _making.Context.Clock, cancellation);
        }
    }

    private Diagnostic? Read(Answer answer, double sent)
    {
        if (JsonPathValue.Parse(answer.Text, out var problem) is { } json) return Settled(_watch.Take(json, sent, Now));
        return Rules.AnswerNotUnderstood.At(_job.Poll!.Status.Span, _making.Where, $"the answer of {_job.Poll.Request!.Shown}", problem);
    }

    // What has failed or is done needs no cancelling.
    private Diagnostic? Settled(Diagnostic? failure)
    {
        if (_watch.IsDone || failure?.Rule == Rules.GenerationFailed) _isOnServer = false;
        return failure;
    }

    // A poll that was not answered in time says nothing of whether the job was finished in time.
    private Abortion? Late() => (_watch.Progress is var (step, steps) ? _making.Abort.After(Now, step, steps) : null) ?? _making.Abort.At(_watch.NotFinishedBefore);

    private TimeSpan Wait(TimeSpan? retryAfter)
    {
        var pace = PollPace.After(Now, _watch.Left(Now) ?? _making.Expected - Now, retryAfter);
        // Whoever may be ended at a moment is looked at then.
        var end = _making.Abort.Deadline is { } limit && limit >= Now && limit < _making.Patience.TotalSeconds ? limit : _making.Patience.TotalSeconds;
        var next = TimeSpan.FromSeconds(Math.Max(0.001, end - Now + 0.001));
        return pace < next ? pace : next;
    }

    private async Task<Diagnostic?> FetchAsync(CancellationToken cancellation)
    {
        if (_aborted is not null || _job.Output is not { Request: { } request } output) return null;
        var (answer, problem) = await _requester.AskAsync(request, cancellation, keepText: false);
        if (answer is not { IsGood: true }) return Refused($"could not be fetched with {request.Shown}: {answer?.Complaint ?? problem}");
        _size = answer.Size;
        if (answer.Size < output.MinSize) return Refused($"has {QuantityText.Format(new(answer.Size, Dimension.Size))}, and 'min-size' is {QuantityText.Format(new(output.MinSize, Dimension.Size))}");
        return output.Type is { } type && !answer.Type.StartsWith(type.Value, StringComparison.OrdinalIgnoreCase) ? Refused($"is of type '{answer.Type}', not '{type.Value}'") : null;

        Diagnostic Refused(string why) => Rules.OutputRefused.At(output.Span, _making.Where, why);
    }

    // Also where the gate itself is cut off, so not under its token.
    private async Task CancelAsync()
    {
        if (!_isOnServer) return;
        if (_job.Cancel is not { } cancel)
        {
            _making.Context.Report("the job was given up and may go on on the server, as no 'cancel' says how to end it");
            return;
        }
        using var limit = new CancellationTokenSource(PatienceWithCancelling, _making.Context.Clock);
        try
        {
            var (answer, problem) = await _requester.AskAsync(cancel, limit.Token);
            if (answer is not { IsGood: true }) _making.Context.Report($"the job could not be cancelled with {cancel.Shown}: {answer?.Complaint ?? problem}");
        }
        catch (OperationCanceledException)
        {
            _making.Context.Report($"the job could not be cancelled with {cancel.Shown}: it was not answered");
        }
    }
}
