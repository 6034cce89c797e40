using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Command;

/// <summary>Reads an endpoint once.</summary>
internal sealed record PrometheusEndpoint(string Url, SourceSpan Span)
{
    private const int Largest = 64 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="Text">Null where nothing readable came.</param>
    /// <param name="Refused">Nobody listens there.</param>
    internal sealed record Answer(PrometheusText? Text, Diagnostic? Problem, bool Refused);

    /// <param name="when">"at the start", for the message.</param>
    public async Task<Answer> ReadAsync(string when, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            // A connection of its own each time: one that is kept open would outlive the program that serves it.
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { MaxResponseContentBufferSize = Largest, Timeout = Timeout.InfiniteTimeSpan };
            using var request = new HttpRequestMessage(HttpMethod.Get, Url);
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("text/plain;version=0.0.4"));
            using var response = await client.SendAsync(request, limit.Token);
            var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(limit.Token));
            if (!response.IsSuccessStatusCode) return Failed(when, $"status {(int)response.StatusCode}");
            return PrometheusText.Parse(body, out var problem) is { } text ? new(text, null, false) : new(null, Rules.PrometheusFormat.At(Span, Url, problem), false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed(when, $"no answer within {Patience.TotalSeconds} s");
        }
        catch (HttpRequestException e)
        {
            return Failed(when, (e.InnerException ?? e).Message) with { Refused = e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused } };
        }
    }

    private Answer Failed(string when, string why) => new(null, Rules.PrometheusUnreachable.At(Span, Url, when, why), false);
}
