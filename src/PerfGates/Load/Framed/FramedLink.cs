using System.Net;
using System.Text;
using PerfGates.Load.Answers;
using PerfGates.Load.Streams;

namespace PerfGates.Load.Framed;

/// <summary>
/// HTTP/2 or HTTP/3 over one connection, one request at a time: SocketsHttpHandler speaks, and everything that it would do
/// of its own accord is off.
/// </summary>
internal sealed class FramedLink : IDisposable
{
    private readonly Link? opened;
    private readonly HttpMessageInvoker invoker;
    private readonly Messages messages;
    private readonly Heads heads = new();
    private readonly CancellationTokenSource gone = new();
    private bool isTaken;

    /// <param name="opened">The connection that HTTP/2 is spoken over; null: HTTP/3, which opens its own with the first request.</param>
    public FramedLink(IPEndPoint server, Uri origin, bool insecure, Link? opened)
    {
        this.opened = opened;
        messages = new(server, origin, opened is null ? HttpVersion.Version30 : HttpVersion.Version20);
        invoker = new(new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            ConnectCallback = (_, _) => Take(),
            InitialHttp2StreamWindowSize = 16 << 20, // as large as it may be: no answer waits for the generator
            MaxConnectionsPerServer = 1,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan, // a user may think as long as it likes
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1, // bytes as they were written
            ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            SslOptions = new() { RemoteCertificateValidationCallback = insecure ? Certificates.Any : null },
            UseCookies = false,
            UseProxy = false,
        });
    }

    /// <summary>The connection is gone, and the server has not taken up the last request.</summary>
    public bool IsLost { get; private set; }

    public async ValueTask<Progress> ExchangeAsync(ReadOnlyMemory<byte> request, AnswerReader answer)
    {
        using var response = await invoker.SendAsync(messages.Of(request.Span), gone.Token);
        var progress = heads.Write(response, answer);
        var body = await response.Content.ReadAsStreamAsync(gone.Token);
        // To the end of the stream, even where the length says that nothing will come: else it would be reset.
        while (progress != Progress.Broken)
        {
            answer.MakeRoom();
            var received = await body.ReadAsync(answer.Buffer.AsMemory(answer.FreeFrom), gone.Token);
            if (received == 0) return progress == Progress.More ? answer.Closed() : progress;
            progress = answer.Take(received);
        }
        return progress;
    }

    public void Dispose()
    {
        gone.Cancel();
        invoker.Dispose();
        messages.Dispose();
        opened?.Dispose();
    }

    // The handler asks for a second connection when the first one is gone and it has something to send, which the server then
    // has surely not taken up (RFC 9113, 8.7).
    private ValueTask<Stream> Take()
    {
        if (opened is null || isTaken)
        {
            IsLost = true;
            throw new IOException(Causes.Closed);
        }
        isTaken = true;
        return ValueTask.FromResult(opened.Stream);
    }
}
