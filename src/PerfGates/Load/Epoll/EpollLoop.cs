using PerfGates.Load.Answers;
using PerfGates.Load.Pacing;
using PerfGates.Load.Users;

namespace PerfGates.Load.Epoll;

/// <summary>Drives the connections of one lane on one thread. In steady state nothing is allocated.</summary>
internal sealed class EpollLoop : IDisposable
{
    private const long Spin = 60_000; // how long before a start is due waiting turns into looking
    private const long AfterRefusal = 100_000_000; // a user whose connection failed does not hammer

    private readonly Lane lane;
    private readonly Poll poll = new();
    private readonly Sockets sockets;
    private readonly Connection[] connections;
    private readonly Stack<Connection> free;
    private readonly PriorityQueue<Connection, long> thinking;
    private readonly long timeout;
    private readonly long scanEvery;
    private long nextScan;
    private long? drainUntil; // whoever still waits for a connection then was never served
    private int running; // users within a pass or between two

    public EpollLoop(Lane lane, byte[] address, int firstUser)
    {
        this.lane = lane;
        var program = lane.Run.Program;
        Scratch scratch = new();
        connections = [.. Enumerable.Range(0, lane.Users).Select(i => new Connection(i, new User(program, firstUser + i, scratch), program.Plan.LargestBody))];
        sockets = new(poll, address);
        free = new(connections.Length);
        thinking = new(connections.Length);
        timeout = Nanoseconds.Of(program.Plan.RequestTimeout);
        scanEvery = Math.Clamp(timeout / 20, 1_000_000, 100_000_000);
        lane.Run.Stopping += poll.Wake;
    }

    public IReadOnlyList<double> Connects => sockets.Connects;

    public long Reconnects => sockets.Reconnects;

    public User FirstUser => connections[0].User;

    /// <summary>Opens every connection; one that fails is tried again when it is needed.</summary>
    public void Open() => sockets.OpenAll(connections, Nanoseconds.Now + Math.Min(timeout, 5 * Nanoseconds.PerSecond), lane.Run);

    /// <summary>From the beginning of the step until its last answer, or until it is stopped.</summary>
    public void Drive()
    {
        var now = Nanoseconds.Now;
        nextScan = now + scanEvery;
        foreach (var connection in connections)
        {
            if (lane.IsOpen) free.Push(connection);
            else Begin(connection, now);
        }
        while (!lane.Run.IsStopped)
        {
            now = Nanoseconds.Now;
            Arrivals(now);
            while (thinking.TryPeek(out var connection, out var at) && at <= now)
            {
                thinking.Dequeue();
                GoOn(connection, now);
            }
            if (now >= nextScan) Scan(now);
            lane.Tick(now);
            if (running == 0 && lane.NextDue == long.MaxValue && !lane.SomebodyWaits) return;
            if (lane.IsOpen && lane.NextDue == long.MaxValue && now >= (drainUntil ??= now + timeout)) lane.DropWaiting(now);
            var count = poll.Wait(Next(now) - now);
            if (count == 0) continue;
            now = Nanoseconds.Now;
            for (var i = 0; i < count; i++)
            {
                var (data, what) = poll[i];
                if (data >= 0) now = React(connections[data], what, now);
            }
        }
    }

    public void Dispose()
    {
        lane.Run.Stopping -= poll.Wake;
        foreach (var connection in connections) Sockets.Close(connection);
        poll.Dispose();
    }

    private long Next(long now)
    {
        var due = lane.NextDue;
        var next = Math.Min(Math.Min(nextScan, lane.Recorder.WindowEnd), due == long.MaxValue ? due : due - Spin);
        if (thinking.TryPeek(out _, out var at)) next = Math.Min(next, at);
        return Math.Max(next, now);
    }

    private void Arrivals(long now)
    {
        while (lane.NextDue <= now) lane.Arrive(free.Count > lane.Waiting, now);
        while (lane.SomebodyWaits && free.TryPop(out var connection)) Begin(connection, Nanoseconds.Now);
    }

    private long React(Connection connection, uint what, long now)
    {
        switch (connection.At)
        {
            case At.Connecting:
                if (sockets.Opened(connection, now) is { } refused) Fail(connection, refused, refused, now);
                else if (!Transmit(connection, now)) AfterPass(connection, now);
                return now;
            case At.Idle:
                // Nothing is expected: the server has closed it, or says what nobody asked for.
                Sockets.Close(connection);
                return now;
            case At.Busy when (what & ~Libc.EPOLLOUT) == 0:
                if (!Push(connection, now)) AfterPass(connection, now);
                return now;
            case At.Busy:
                return Receive(connection);
            default:
                return now; // closed while handling an earlier event of this batch
        }
    }

    private long Receive(Connection connection)
    {
        var answer = connection.Answer;
        var room = answer.MakeRoom();
        var received = Libc.Receive(connection.Socket, answer.Buffer, answer.FreeFrom, room);
        var now = Nanoseconds.Now;
        if (received == -Libc.EAGAIN || received == -Libc.EINTR) return now;
        var progress = received > 0 ? answer.Take(received) : received == 0 ? answer.Closed() : Progress.Broken;
        if (progress == Progress.More) return now;
        if (progress == Progress.Complete)
        {
            Complete(connection, received == 0, now);
            return now;
        }
        var cause = received < 0 ? Sockets.CauseOf(-received) : answer.Problem;
        if (received <= 0 && answer.Received == 0 && Repeat(connection, now)) return now;
        Fail(connection, cause, cause, now);
        return now;
    }

    private void Complete(Connection connection, bool closed, long now)
    {
        var user = connection.User;
        var outcome = user.Take(connection.Answer);
        connection.Answered++;
        // Half a request still unsent: the server answered without reading it, and the rest would be read as the next one.
        if (closed || !connection.Answer.Reusable || connection.Sent < connection.Length) Sockets.Close(connection);
        else connection.At = At.Idle;
        if (!outcome.GoesOn)
        {
            lane.Answered(user, connection.Answer, outcome, connection.SentAt, now);
            if (outcome.Cause is not null || now >= lane.Run.End || !user.Next())
            {
                AfterPass(connection, now);
                return;
            }
            if (user.Think > 0)
            {
                connection.InPass = true;
                thinking.Enqueue(connection, now + user.Think);
                return;
            }
            user.Resume(now);
        }
        if (!Send(connection, now)) AfterPass(connection, now);
    }

    private void GoOn(Connection connection, long now)
    {
        if (!connection.InPass)
        {
            running--;
            Begin(connection, now);
            return;
        }
        connection.InPass = false;
        connection.User.Resume(now);
        if (now >= lane.Run.End || !Send(connection, now)) AfterPass(connection, now);
    }

    // A user without a pass takes the next one, and passes that fail before anything was sent do not count as work done.
    private void Begin(Connection connection, long now)
    {
        running++;
        while (lane.Begin(connection.User, now))
        {
            if (Send(connection, now)) return;
            if (!lane.IsOpen)
            {
                thinking.Enqueue(connection, now + AfterRefusal);
                return;
            }
            now = Nanoseconds.Now;
        }
        running--;
        if (lane.IsOpen) free.Push(connection);
    }

    private void AfterPass(Connection connection, long now)
    {
        var pause = lane.IsOpen ? 0 : connection.User.Think;
        if (!lane.IsOpen && connection is { At: At.Down, Answered: 0 }) pause = Math.Max(pause, AfterRefusal);
        if (pause > 0 && now + pause < lane.Run.End)
        {
            thinking.Enqueue(connection, now + pause);
            return;
        }
        running--;
        if (pause == 0) Begin(connection, now);
    }

    /// <summary>False: it has failed already.</summary>
    private bool Send(Connection connection, long now)
    {
        (connection.Repeated, connection.SentAt) = (false, now);
        connection.Deadline = now + timeout;
        connection.Answer.Begin(connection.User.Request.IsHead, connection.User.Request.KeepsBody);
        if (connection.User.Write(out var bytes, out var length) is { } cause)
        {
            Record(connection, cause, cause, now);
            return false;
        }
        (connection.Bytes, connection.Length) = (bytes, length);
        return Transmit(connection, now);
    }

    private bool Transmit(Connection connection, long now)
    {
        connection.Sent = 0;
        if (connection.At == At.Down)
        {
            if (connection.Answered > 0 || connection.Repeated) sockets.Reconnects++;
            if (sockets.Open(connection, now) is { } refused)
            {
                Record(connection, refused, refused, now);
                return false;
            }
            if (connection.At == At.Connecting) return true;
        }
        (connection.At, connection.SentAt) = (At.Busy, now);
        return Push(connection, now);
    }

    private bool Push(Connection connection, long now)
    {
        var sent = Libc.Send(connection.Socket, connection.Bytes, connection.Sent, connection.Length - connection.Sent);
        if (sent >= 0) connection.Sent += sent;
        else if (sent is not (-Libc.EAGAIN or -Libc.EINTR))
        {
            if (Repeat(connection, now)) return true;
            Sockets.Close(connection);
            Record(connection, Sockets.CauseOf(-sent), Sockets.CauseOf(-sent), now);
            return false;
        }
        var wants = connection.Sent < connection.Length;
        if (wants != connection.WantsToSend) sockets.WantToSend(connection, wants);
        return true;
    }

    // A connection that was used before and closed before a byte of an answer came: the server was about to close it anyway.
    private bool Repeat(Connection connection, long now)
    {
        if (connection.Repeated || connection.Answered == 0 || !connection.User.Request.MayRepeat) return false;
        Sockets.Close(connection);
        connection.Repeated = true;
        connection.Answer.Begin(connection.User.Request.IsHead, connection.User.Request.KeepsBody);
        if (!Transmit(connection, now)) AfterPass(connection, now);
        return true;
    }

    private void Fail(Connection connection, string cause, string detail, long now)
    {
        Sockets.Close(connection);
        Record(connection, cause, detail, now);
        AfterPass(connection, now);
    }

    private void Record(Connection connection, string cause, string detail, long now) =>
        lane.Failed(connection.User, connection.Answer, cause, detail, connection.SentAt, now);

    private void Scan(long now)
    {
        nextScan = now + scanEvery;
        foreach (var connection in connections)
        {
            if (connection.At is At.Busy or At.Connecting && now >= connection.Deadline)
                Fail(connection, Causes.Timeout, connection.At == At.Connecting ? "no connection in time" : $"no complete answer in time; {connection.Answer.Received} bytes came", now);
        }
    }
}
