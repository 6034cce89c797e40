using System.Net;
using System.Text;

namespace PerfGates.Load.Framed;

/// <summary>Requests as HTTP/1.1 writes them, turned into messages of the library. The same bytes make the same message.</summary>
internal sealed class Messages(IPEndPoint server, Uri origin, Version version) : IDisposable
{
    // Targets go out as they were written, as over HTTP/1.1.
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private byte[] last = [];
    private HttpRequestMessage? message;

    public HttpRequestMessage Of(ReadOnlySpan<byte> request)
    {
        if (message is not null && request.SequenceEqual(last)) return message;
        var end = request.IndexOf("\r\n\r\n"u8);
        var head = Encoding.Latin1.GetString(request[..end]);
        var content = request[(end + 4)..];
        var start = head.AsSpan(0, head.IndexOf('\r'));
        var method = start[..start.IndexOf(' ')];
        var target = start[(method.Length + 1)..start.LastIndexOf(' ')];
        Dispose();
        message = new(HttpMethod.Parse(method), new Uri($"{origin.Scheme}://{server}{target}", AsWritten)) { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        if (content.Length > 0) message.Content = new ByteArrayContent(content.ToArray());
        foreach (var line in head.Split("\r\n").AsSpan(1)) Add(message, line);
        last = request.ToArray();
        return message;
    }

    public void Dispose() => message?.Dispose();

    private static void Add(HttpRequestMessage message, string line)
    {
        var (name, value) = (line[..line.IndexOf(':')], line[(line.IndexOf(':') + 1)..].Trim());
        if (message.Headers.TryAddWithoutValidation(name, value)) return;
        // Those that are about a body need one, if only an empty one; its length the library writes itself.
        if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) return;
        message.Content ??= new ByteArrayContent([]);
        if (!message.Content.Headers.TryAddWithoutValidation(name, value)) throw new PlanException($"a header cannot be called {name}");
    }
}
