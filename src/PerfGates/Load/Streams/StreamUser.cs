using PerfGates.Load.Answers;
using PerfGates.Load.Pacing;
using PerfGates.Load.Users;

namespace PerfGates.Load.Streams;

/// <summary>A user and its connection: passes made one after the other, by awaiting.</summary>
internal sealed class StreamUser(StreamLoop loop, Lane lane, User user, IWire wire) : IDisposable
{
    private readonly AnswerReader answer = new(lane.Run.Program.Plan.LargestBody);
    private readonly long timeout = Nanoseconds.Of(lane.Run.Program.Plan.RequestTimeout);
    private long answered; // over this connection
    private long sentAt;
    private long deadline = long.MaxValue;
    private volatile bool timedOut;

    public User User => user;

    /// <summary>Connects; a failure is noticed when the connection is needed.</summary>
    public async Task OpenAsync()
    {
        try
        {
            Volatile.Write(ref deadline, Nanoseconds.Now + Math.Min(timeout, 5 * Nanoseconds.PerSecond));
            await ConnectAsync();
        }
        catch (Exception failure) when (Link.CauseOf(failure) is not null)
        {
            wire.Close();
        }
        (timedOut, deadline) = (false, long.MaxValue);
    }

    /// <summary>Passes until there is none for this user.</summary>
    public async Task ServeAsync()
    {
        while (loop.Begin(this))
        {
            var served = await PassAsync();
            if (lane.IsOpen) continue;
            var pause = user.Think;
            if (!served && !wire.IsOpen && answered == 0) pause = Math.Max(pause, StreamLoop.AfterRefusal);
            if (pause > 0 && !await loop.PauseAsync(pause)) break;
        }
        loop.Rest(this);
    }

    /// <summary>A request that has taken too long ends now.</summary>
    public void Expire(long now)
    {
        if (now < Volatile.Read(ref deadline)) return;
        timedOut = true;
        wire.Abort();
    }

    public void Abort() => wire.Abort();

    public void Dispose() => wire.Dispose();

    private async ValueTask<bool> PassAsync()
    {
        while (await RequestAsync())
        {
            if (Nanoseconds.Now >= lane.Run.End || !user.Next()) return true;
            if (user.Think > 0 && !await loop.PauseAsync(user.Think)) return true;
            user.Resume(Nanoseconds.Now);
        }
        return false;
    }

    // The running request, with its redirects; false if it failed.
    private async ValueTask<bool> RequestAsync()
    {
        while (true)
        {
            sentAt = Nanoseconds.Now;
            if (user.Write(out var bytes, out var length) is { } unwritten)
            {
                answer.Begin(user.Request.IsHead, user.Request.KeepsBody);
                Failed(unwritten, unwritten);
                return false;
            }
            Volatile.Write(ref deadline, sentAt + timeout);
            var problem = await ExchangeAsync(bytes.AsMemory(0, length), mayRepeat: user.Request.MayRepeat && answered > 0);
            Volatile.Write(ref deadline, long.MaxValue);
            if (lane.Run.IsStopped) return false;
            if (problem is { } failed)
            {
                var late = timedOut;
                timedOut = false;
                wire.Close();
                answered = 0;
                Failed(late ? Causes.Timeout : failed.Cause, late ? $"no complete answer in time; {answer.Received} bytes came" : failed.Detail);
                return false;
            }
            answered++;
            var outcome = user.Take(answer);
            if (outcome.GoesOn) continue;
            lock (lane) lane.Answered(user, answer, outcome, sentAt, Nanoseconds.Now);
            return outcome.Cause is null;
        }
    }

    private async ValueTask<(string Cause, string Detail)?> ExchangeAsync(ReadOnlyMemory<byte> request, bool mayRepeat)
    {
        answer.Begin(user.Request.IsHead, user.Request.KeepsBody);
        try
        {
            if (!wire.IsOpen)
            {
                mayRepeat = false;
                if (answered > 0) loop.CountReconnect();
                await ConnectAsync();
                sentAt = Nanoseconds.Now;
            }
            if (await wire.ExchangeAsync(request, answer) == Progress.Complete) return null;
            if (!mayRepeat || answer.Received > 0) return (answer.Problem, answer.Problem);
        }
        catch (Exception failure) when (Link.CauseOf(failure) is { } cause)
        {
            if (!mayRepeat || cause == Causes.ProtocolError || answer.Received > 0 || timedOut || lane.Run.IsStopped) return (cause, Link.DetailOf(failure));
        }
        // A connection that was used before and closed before a byte of an answer came: the server was about to close it anyway.
        wire.Close();
        return await ExchangeAsync(request, mayRepeat: false);
    }

    private async Task ConnectAsync()
    {
        var began = Nanoseconds.Now;
        await wire.OpenAsync();
        loop.CountConnect(Nanoseconds.Seconds(Nanoseconds.Now - began));
    }

    private void Failed(string cause, string detail)
    {
        lock (lane) lane.Failed(user, answer, cause, detail, sentAt, Nanoseconds.Now);
    }
}
