using System.Globalization;
using System.Net;
using System.Text;
using PerfGates.Load.Answers;

namespace PerfGates.Load.Streams;

/// <summary>
/// HTTP/2 and HTTP/3 through .NET's own handler, with a connection for each user. Requests are taken apart and answers put
/// together as HTTP/1.1 would write them, so that users need not know what is spoken.
/// </summary>
internal sealed class HandlerWire : IWire
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly Uri origin;
    private readonly Version version;
    private readonly bool insecure;
    private readonly Func<CancellationToken, Task<Link>>? connect;
    private readonly Action reconnected;
    private HttpMessageInvoker? invoker;
    private Link? opened; // before the handler asks for it
    private CancellationTokenSource running = new();

    /// <param name="connect">Null where connections are the handler's own, as in HTTP/3.</param>
    /// <param name="reconnected">The handler needed another connection in the middle.</param>
    public HandlerWire(Uri origin, Version version, bool insecure, Func<CancellationToken, Task<Link>>? connect, Action reconnected) =>
        (this.origin, this.version, this.insecure, this.connect, this.reconnected) = (origin, version, insecure, connect, reconnected);

    public bool IsOpen => invoker is not null;

    public async Task OpenAsync()
    {
        Renew();
        if (connect is not null) opened = await connect(running.Token);
        invoker = new(Handler());
    }

    public async ValueTask<Progress> ExchangeAsync(ReadOnlyMemory<byte> request, AnswerReader answer)
    {
        Renew();
        using var message = Message(request.Span);
        using var response = await invoker!.SendAsync(message, running.Token);
        if (Put(Head(response), answer) is not Progress.More and var early) return early;
        await using var body = await response.Content.ReadAsStreamAsync(running.Token);
        while (true)
        {
            answer.MakeRoom();
            var received = await body.ReadAsync(answer.Buffer.AsMemory(answer.FreeFrom), running.Token);
            var progress = received > 0 ? answer.Take(received) : answer.Closed();
            if (progress != Progress.More) return progress;
        }
    }

    public void Close()
    {
        invoker?.Dispose();
        invoker = null;
        opened?.Dispose();
        opened = null;
    }

    public void Abort() => running.Cancel();

    public void Dispose()
    {
        Abort();
        Close();
    }

    private void Renew()
    {
        if (!running.TryReset()) running = new();
    }

    private SocketsHttpHandler Handler()
    {
        SocketsHttpHandler handler = new()
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        };
        if (connect is not null) handler.ConnectCallback = async (_, cancelled) => await TakeAsync(cancelled);
#pragma warning disable CA5359 // Do not disable certificate validation: the budget file asks for it, for servers under test with certificates of their own
        if (insecure) handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        return handler;
    }

    // A stream that is TLS already is taken as it is.
    private async Task<Stream> TakeAsync(CancellationToken cancelled)
    {
        if (Interlocked.Exchange(ref opened, null) is { } ready) return ready.Stream;
        reconnected();
        return (await connect!(cancelled)).Stream;
    }

    private HttpRequestMessage Message(ReadOnlySpan<byte> request)
    {
        var end = request.IndexOf("\r\n\r\n"u8);
        var lines = Encoding.Latin1.GetString(request[..end]).Split("\r\n");
        var first = lines[0].Split(' ');
        HttpRequestMessage message = new(new HttpMethod(first[0]), new Uri(origin.GetLeftPart(UriPartial.Authority) + first[1], AsWritten)) { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        var body = request[(end + 4)..];
        if (body.Length > 0 || lines.Any(l => l.StartsWith("Content-Length:", StringComparison.Ordinal))) message.Content = new ByteArrayContent(body.ToArray());
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':');
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            if (name is "Host" or "Content-Length") continue;
            if (message.Headers.TryAddWithoutValidation(name, value)) continue;
            message.Content ??= new ByteArrayContent([]);
            message.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return message;
    }

    private static string Head(HttpResponseMessage response)
    {
        StringBuilder head = new(512);
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {(int)response.StatusCode} \r\n");
        foreach (var headers in new[] { response.Headers.NonValidated, response.Content.Headers.NonValidated })
        {
            foreach (var (name, values) in headers)
            {
                foreach (var value in values) head.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }
        return head.Append("\r\n").ToString();
    }

    private static Progress Put(string head, AnswerReader answer)
    {
        var left = Encoding.Latin1.GetBytes(head).AsSpan();
        while (true)
        {
            var count = Math.Min(answer.MakeRoom(), left.Length);
            left[..count].CopyTo(answer.Buffer.AsSpan(answer.FreeFrom));
            left = left[count..];
            if (answer.Take(count) is var progress && (progress != Progress.More || left.Length == 0)) return progress;
        }
    }
}
