using System.Diagnostics.Tracing;
using System.Net.Sockets;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace PerfGates.DotNet;

/// <summary>
/// Streams of events of a runtime. Keywords: https://learn.microsoft.com/dotnet/fundamentals/diagnostics/runtime-garbage-collection-events.
/// A program that hangs answers nothing, so each call here ends by its own time; a session is never disposed, as that asks the program once more and waits.
/// </summary>
internal static class RuntimeEvents
{
    /// <summary>Collections, their pauses and what they leave.</summary>
    public const long Collections = 0x1;

    /// <summary>Opening a stream with it makes the runtime collect everything first.</summary>
    public const long Collect = 0x800000 | Collections;

    /// <summary>Likewise, and that collection tells each object that lives, and the names of their types.</summary>
    public const long CollectAndTell = 0x1000000 | 0x100000 | 0x80000 | Collect;

    private const string Provider = "Microsoft-Windows-DotNETRuntime";

    /// <summary>Opens a stream. Null and why where nobody answers in time.</summary>
    public static async Task<Looked<EventPipeSession>> OpenAsync(int process, long keywords, int megabytes, CancellationToken limit)
    {
        try
        {
            var provider = new EventPipeProvider(Provider, EventLevel.Informational, keywords);
            var client = await DiagnosticsEndpoint.ClientAsync(process, limit);
            return new(await client.StartEventPipeSessionAsync([provider], requestRundown: false, megabytes, limit), null);
        }
        catch (Exception e) when (IsAnswer(e))
        {
            return Looked<EventPipeSession>.Failed(Why(e, limit));
        }
    }

    /// <summary>
    /// Opens a stream, closes it at once and takes what it held: what opening it makes the runtime do has been done by then.
    /// Waiting in an open stream would be for ever where a quiet program never fills a buffer.
    /// </summary>
    /// <param name="patience">After this the program is said to hang.</param>
    /// <returns>Null, or why there is nothing to trust.</returns>
    public static async Task<string?> TakeAsync(int process, long keywords, int megabytes, Action<EventPipeEventSource> listen, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        var (session, problem) = await OpenAsync(process, keywords, megabytes, limit.Token);
        cancellation.ThrowIfCancellationRequested();
        if (session is null) return problem;
        // The program waits until somebody takes what it sends, so reading begins before it is asked to stop.
        var reading = Task.Run(() => Read(session, listen), CancellationToken.None);
        problem = await CloseAsync(session, reading, limit.Token);
        cancellation.ThrowIfCancellationRequested();
        return problem;
    }

    /// <summary>Asks the program to stop telling, and waits for <paramref name="reading"/> to have read it all.</summary>
    public static async Task<string?> CloseAsync(EventPipeSession session, Task<string?> reading, CancellationToken limit)
    {
        try
        {
            await session.StopAsync(limit);
            return await reading.WaitAsync(limit);
        }
        catch (Exception e) when (IsAnswer(e))
        {
            return Why(e, limit);
        }
        finally
        {
            await session.EventStream.DisposeAsync();
        }
    }

    /// <summary>Reads to the end of the stream; null, or what is wrong with it.</summary>
    public static string? Read(EventPipeSession session, Action<EventPipeEventSource> listen)
    {
        try
        {
            using var source = new EventPipeEventSource(session.EventStream);
            listen(source);
            source.Process();
            return source.EventsLost > 0 ? Lost : null;
        }
        // Its reader has no exceptions of its own for a stream that ends in the middle.
        catch (Exception e)
        {
            return $"its stream of events broke off: {e.Message}";
        }
    }

    /// <summary>The program told faster than its buffer was emptied.</summary>
    public const string Lost = "events were lost";

    private static bool IsAnswer(Exception e) => e is DiagnosticsClientException or IOException or SocketException or OperationCanceledException or TimeoutException or UnauthorizedAccessException or ObjectDisposedException;

    private static string Why(Exception e, CancellationToken limit) => limit.IsCancellationRequested ? "it did not answer in time" : e.Message;
}
