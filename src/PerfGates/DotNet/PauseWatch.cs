using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace PerfGates.DotNet;

/// <summary>A time in which no thread of a program ran, so that its memory could be collected.</summary>
internal readonly record struct CollectionPause(DateTime Begin, TimeSpan Length);

/// <summary>Listens to the pauses of one program from when it is opened to when it is closed, or the program ends.</summary>
internal sealed class PauseWatch
{
    // Of a few events a second nothing is lost even if nobody reads for a minute.
    private const int Megabytes = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly EventPipeSession _session;
    private readonly Task<string?> _reading;
    private readonly List<CollectionPause> _pauses = [];

    private PauseWatch(EventPipeSession session)
    {
        _session = session;
        _reading = Task.Run(() => RuntimeEvents.Read(session, Listen));
    }

    public static async Task<Looked<PauseWatch>> OpenAsync(int process, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        var (session, problem) = await RuntimeEvents.OpenAsync(process, RuntimeEvents.Collections, Megabytes, limit.Token);
        cancellation.ThrowIfCancellationRequested();
        return session is null ? Looked<PauseWatch>.Failed(problem!) : new(new(session), null);
    }

    /// <summary>Stops listening, if the program has not ended already, and tells all that it heard.</summary>
    public async Task<Looked<IReadOnlyList<CollectionPause>>> CloseAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var problem = _reading.IsCompleted ? await _reading : await RuntimeEvents.CloseAsync(_session, _reading, limit.Token);
        return problem is null ? new(_pauses, null) : Looked<IReadOnlyList<CollectionPause>>.Failed(problem);
    }

    private void Listen(EventPipeEventSource source)
    {
        DateTime? begun = null;
        source.Clr.GCSuspendEEStart += e => begun = e.Reason is GCSuspendEEReason.SuspendForGC or GCSuspendEEReason.SuspendForGCPrep ? e.TimeStamp.ToUniversalTime() : null;
        source.Clr.GCRestartEEStop += e =>
        {
            if (begun is { } begin) _pauses.Add(new(begin, e.TimeStamp.ToUniversalTime() - begin));
            begun = null;
        };
    }
}
