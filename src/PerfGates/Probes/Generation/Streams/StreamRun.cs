using PerfGates.Diagnostics;
using PerfGates.Probes.Generation.Jobs;
using PerfGates.Probes.Generation.Settings;
using PerfGates.Units;

namespace PerfGates.Probes.Generation.Streams;

/// <summary>One answer that comes piece by piece.</summary>
internal static class StreamRun
{
    public static async Task<JobRecord> RunAsync(StreamSettings stream, Making making, CancellationToken cancellation)
    {
        using var requester = new Requester(stream.Address, stream.Headers, new TemplateValues(making), making.Context);
        using var late = new CancellationTokenSource(making.TimeLeft, making.Context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        var (watch, begun) = (new StreamWatch(stream, making), making.Now);
        var record = new JobRecord(watch.Timeline) { Begun = begun };
        try
        {
            using var response = await requester.OpenAsync(stream.Request!, either.Token);
            var failure = await ReadAsync(response, stream, making, watch, begun, either.Token);
            return record with { Timeline = watch.Timeline, Failure = failure, Tokens = watch.Tokens };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            if (making.Abort.At(making.Now - begun) is { } aborted) return record with { Timeline = watch.Timeline, Aborted = aborted };
            return record with { Failure = Rules.NeverFinal.At(stream.Span, making.Where, QuantityText.Format(new(making.Patience.TotalSeconds, Dimension.Time)), watch.Reached) };
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or UriFormatException)
        {
            return record with { Failure = Rules.RequestFailed.At(stream.Span, making.Where, stream.Request!.Shown, Requester.Named(broken)) };
        }
    }

    private static async Task<Diagnostic?> ReadAsync(HttpResponseMessage response, StreamSettings stream, Making making, StreamWatch watch, double begun, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode)
            return Rules.RequestFailed.At(stream.Span, making.Where, stream.Request!.Shown, Answer.ComplaintOf((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation)));
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (IsEvents(stream.Format, type) is not { } isEvents)
            return Rules.AnswerNotUnderstood.At(stream.Span, making.Where, $"the answer of {stream.Request!.Shown}", $"is of type '{type}', which does not say how it is to be read; write 'format: sse' or 'format: ndjson'");
        var payloads = new Payloads(isEvents, p => watch.Take(p, making.Now - begun));
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var bytes = new byte[65536];
        while (!watch.IsOver && await body.ReadAsync(bytes, cancellation) is > 0 and var read)
        {
            payloads.Feed(bytes.AsSpan(0, read));
            if (payloads.IsTooLong) return Rules.AnswerNotUnderstood.At(stream.Span, making.Where, $"the answer of {stream.Request!.Shown}", $"has a payload of more than {QuantityText.Format(new(Payloads.Longest, Dimension.Size))}");
        }
        payloads.Finish();
        return watch.End(making.Now - begun);
    }

    private static bool? IsEvents(StreamFormat format, string type) => format switch
    {
        StreamFormat.Sse => true,
        StreamFormat.Ndjson => false,
        _ => type switch
        {
            "text/event-stream" => true,
            "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/x-jsonlines" or "application/json-lines" => false,
            _ => null,
        },
    };
}
