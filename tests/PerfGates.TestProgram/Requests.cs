using System.Net;
using System.Net.Sockets;

namespace PerfGates.TestProgram;

/// <summary>Answers requests, and keeps an entry of each.</summary>
internal static class Requests
{
    private static readonly List<CartEntry> Kept = [];

    public static async Task ServeAsync(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        while (true)
        {
            using var connection = await listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(connection.GetStream());
            while (await reader.ReadLineAsync() is { Length: > 0 }) { }
            Kept.Add(CartEntry.New());
            await connection.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        }
    }
}
