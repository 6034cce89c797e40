using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PerfGates.Tests.Probes.Command;

/// <summary>A real server on the loopback: answers each request with the next of its texts, and the last one from then on.</summary>
internal sealed class MetricsEndpoint : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Queue<string> _texts;
    private readonly Task _serving;
    private readonly TaskCompletionSource _exhausted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MetricsEndpoint(int port, params string[] texts)
    {
        _texts = new(texts);
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url => $"http://127.0.0.1:{Port}/metrics";

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What comes before the text in an answer.</summary>
    public string Head { get; init; } = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\n";

    /// <summary>Ends once the last text was answered.</summary>
    public Task Exhausted => _exhausted.Task;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                using var reader = new StreamReader(client.GetStream());
                while (await reader.ReadLineAsync() is { Length: > 0 }) { }
                var text = _texts.Count > 1 ? _texts.Dequeue() : _texts.Peek();
                await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{Head}Content-Length: {Encoding.UTF8.GetByteCount(text)}\r\nConnection: close\r\n\r\n{text}"));
                if (_texts.Count == 1 && text == _texts.Peek()) _exhausted.TrySetResult();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }
}
