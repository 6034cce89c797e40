using System.Net;
using System.Net.Sockets;
using PerfGates.Load;
using PerfGates.Load.Epoll;
using PerfGates.Load.Requests;

namespace PerfGates.Benchmarks.Load;

/// <summary>
/// What load is driven against: one thread that answers each read with the same 13 bytes. A path /wait is answered after
/// 20 ms; /waited tells the median of how long that really was, in nanoseconds. Ends with its input.
/// </summary>
internal static class LoadServer
{
    private const long Wait = 20_000_000;

    public static Task<int> RunAsync(string[] arguments)
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1024);
        Console.WriteLine(((IPEndPoint)listener.LocalEndPoint!).Port);
        using Poll poll = new();
        var ended = false;
        Thread reading = new(() =>
        {
            while (Console.In.ReadLine() is not null) { }
            Volatile.Write(ref ended, true);
            poll.Wake();
        });
        reading.IsBackground = true;
        reading.Start();
        if (OperatingSystem.IsLinux()) Libc.SharpenTimers();
        poll.Add((int)listener.Handle, Libc.EPOLLIN, (int)listener.Handle);
        new Serving(listener, poll).Until(() => Volatile.Read(ref ended));
        return Task.FromResult(0);
    }

    private sealed class Serving(Socket listener, Poll poll)
    {
        private readonly byte[] hello = Answer("Hello, World!");
        private readonly byte[] buffer = ByteBuffer.Pinned(64 << 10);
        private readonly Dictionary<int, Socket> connections = [];
        private readonly Queue<(int Socket, long Since)> waiting = new();
        private readonly List<long> waited = [];

        public void Until(Func<bool> ended)
        {
            while (!ended())
            {
                var count = poll.Wait(waiting.TryPeek(out var first) ? Math.Max(0, first.Since + Wait - 60_000 - Nanoseconds.Now) : 100_000_000);
                for (var i = 0; i < count; i++) React(poll[i].Data);
                while (waiting.TryPeek(out var next) && Nanoseconds.Now >= next.Since + Wait)
                {
                    waiting.Dequeue();
                    waited.Add(Nanoseconds.Now - next.Since);
                    Libc.Send(next.Socket, hello, 0, hello.Length);
                }
            }
        }

        private void React(int socket)
        {
            if (socket == (int)listener.Handle)
            {
                var accepted = listener.Accept();
                accepted.NoDelay = true;
                connections[(int)accepted.Handle] = accepted;
                poll.Add((int)accepted.Handle, Libc.EPOLLIN, (int)accepted.Handle);
                return;
            }
            if (socket < 0) return;
            var received = Libc.Receive(socket, buffer, 0, buffer.Length);
            if (received <= 0)
            {
                if (connections.Remove(socket, out var gone)) gone.Dispose();
                return;
            }
            var request = buffer.AsSpan(0, received);
            if (request.StartsWith("GET /waited"u8))
            {
                var median = Answer($"{waited.Order().ElementAt(waited.Count / 2)}");
                Libc.Send(socket, median, 0, median.Length);
            }
            else if (request.StartsWith("GET /wait"u8))
            {
                waiting.Enqueue((socket, Nanoseconds.Now));
            }
            else
            {
                Libc.Send(socket, hello, 0, hello.Length);
            }
        }

        private static byte[] Answer(string body)
        {
            var text = System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nServer: load\r\nDate: Sat, 21 Nov 2026 19:00:00 GMT\r\nContent-Type: text/plain\r\nContent-Length: {body.Length}\r\n\r\n{body}");
            var pinned = ByteBuffer.Pinned(text.Length);
            text.CopyTo(pinned, 0);
            return pinned;
        }
    }
}
