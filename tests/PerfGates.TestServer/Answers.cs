using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PerfGates.TestServer;

/// <summary>The least of HTTP/1.1: one request a connection. "/env/NAME" answers that variable, "/folder" where it runs, any other path what the options say.</summary>
internal sealed class Answers(Options options)
{
    private int _requests;

    public async Task ServeAsync(Uri url)
    {
        var listener = new TcpListener(IPAddress.Parse(url.DnsSafeHost), url.Port);
        listener.Start();
        while (true) _ = AnswerAsync(await listener.AcceptTcpClientAsync());
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var connection = client;
        using var reader = new StreamReader(connection.GetStream());
        if (await reader.ReadLineAsync() is not { Length: > 0 } request) return;
        while (await reader.ReadLineAsync() is { Length: > 0 }) { }
        var number = Interlocked.Increment(ref _requests);
        if (number == 2 && options.Marks is { } file) File.Create(file).Dispose();
        Burn();
        var path = request.Split(' ')[1];
        var body = path.StartsWith("/env/", StringComparison.Ordinal) ? Environment.GetEnvironmentVariable(path[5..]) ?? "" : path == "/folder" ? Environment.CurrentDirectory : path;
        var status = options.Statuses[Math.Min(number, options.Statuses.Length) - 1];
        await connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status} Scripted\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"));
        if (number == options.DiesAfter) Process.GetCurrentProcess().Kill();
    }

    private void Burn()
    {
        var before = Environment.CpuUsage.TotalTime;
        while ((Environment.CpuUsage.TotalTime - before).TotalMilliseconds < options.Burns) { }
    }
}
