using System.Runtime.InteropServices;
using PerfGates.Load.Answers;
using PerfGates.Load.Pacing;

namespace PerfGates.Load.Epoll;

/// <summary>Opens and closes the sockets of one loop.</summary>
internal sealed class Sockets(Poll poll, byte[] address)
{
    private const int MostConnects = 4096;
    private const int AtOnce = 64;

    /// <summary>Seconds that each of the first thousands took to open.</summary>
    public List<double> Connects { get; } = new(64);

    public long Reconnects { get; set; }

    /// <summary>A few at a time, so that no queue of the server runs over.</summary>
    public void OpenAll(Connection[] connections, long until, StepRun run)
    {
        var now = Nanoseconds.Now;
        var next = 0;
        var opening = 0;
        while (!run.IsStopped && now < until && (next < connections.Length || opening > 0))
        {
            while (next < connections.Length && opening < AtOnce)
            {
                if (Open(connections[next], now) is null && connections[next].At == At.Connecting) opening++;
                next++;
            }
            var count = opening > 0 ? poll.Wait(until - now) : 0;
            now = Nanoseconds.Now;
            for (var i = 0; i < count; i++)
            {
                var (data, _) = poll[i];
                if (data < 0 || connections[data].At != At.Connecting) continue;
                opening--;
                Opened(connections[data], now);
            }
        }
        foreach (var connection in connections)
        {
            if (connection.At == At.Connecting) Close(connection);
        }
    }

    /// <summary>Begins to connect; the cause if that fails at once.</summary>
    public string? Open(Connection connection, long now)
    {
        var error = Libc.Connect(address, out var socket);
        (connection.Socket, connection.ConnectingSince, connection.Answered, connection.WantsToSend) = (socket, now, 0, error == Libc.EINPROGRESS);
        if (error is not (0 or Libc.EINPROGRESS))
        {
            if (socket >= 0) Libc.Close(socket);
            (connection.Socket, connection.At) = (-1, At.Down);
            return CauseOf(error);
        }
        connection.At = error == 0 ? At.Idle : At.Connecting;
        poll.Add(socket, Libc.EPOLLIN | Libc.EPOLLRDHUP | (error == 0 ? 0 : Libc.EPOLLOUT), connection.Index);
        return null;
    }

    /// <summary>Something happened to a connecting socket; the cause if that was a failure, after which it is closed.</summary>
    public string? Opened(Connection connection, long now)
    {
        if (Libc.ErrorOf(connection.Socket) is not 0 and var error)
        {
            Close(connection);
            return CauseOf(error);
        }
        if (Connects.Count < MostConnects) Connects.Add(Nanoseconds.Seconds(now - connection.ConnectingSince));
        connection.At = At.Idle;
        WantToSend(connection, false);
        return null;
    }

    public void WantToSend(Connection connection, bool wants)
    {
        connection.WantsToSend = wants;
        poll.Change(connection.Socket, Libc.EPOLLIN | Libc.EPOLLRDHUP | (wants ? Libc.EPOLLOUT : 0), connection.Index);
    }

    public static void Close(Connection connection)
    {
        if (connection.At == At.Down) return;
        Libc.Close(connection.Socket); // which also takes it out of the epoll set
        (connection.Socket, connection.At) = (-1, At.Down);
    }

    public static string CauseOf(int error) => error switch
    {
        Libc.ECONNREFUSED => Causes.Refused,
        Libc.ECONNRESET or Libc.EPIPE => Causes.Reset,
        Libc.ETIMEDOUT => Causes.Timeout,
        Libc.ENETUNREACH or Libc.EHOSTUNREACH => Causes.Unreachable,
        _ => Marshal.GetPInvokeErrorMessage(error),
    };
}
