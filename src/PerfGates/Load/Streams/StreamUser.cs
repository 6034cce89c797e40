using PerfGates.Load.Answers;
using PerfGates.Load.Pacing;
using PerfGates.Load.Users;

namespace PerfGates.Load.Streams;

/// <summary>A user and its connection: passes made one after the other, by awaiting.</summary>
internal sealed class StreamUser(StreamLoop loop, Lane lane, User user)
{
    private readonly AnswerReader answer = new(lane.Run.Program.Plan.LargestBody);
    private readonly long timeout = Nanoseconds.Of(lane.Run.Program.Plan.RequestTimeout);
    private CancellationTokenSource? connecting;
    private Link? link;
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
        catch (Exception failure) when (Link.CauseOf(failure) is not null || failure is OperationCanceledException or ObjectDisposedException)
        {
            Close();
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
            if (!served && link is null && answered == 0) pause = Math.Max(pause, StreamLoop.AfterRefusal);
            if (pause > 0 && !await loop.PauseAsync(pause)) break;
        }
        loop.Rest(this);
    }

    /// <summary>A request that has taken too long ends now.</summary>
    public void Expire(long now)
    {
        if (now < Volatile.Read(ref deadline)) return;
        timedOut = true;
        Abort();
    }

    public void Abort()
    {
        try
        {
            connecting?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just connected.
        }
        link?.Dispose();
    }

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
            var unwritten = user.Write(out var bytes, out var length);
            if (unwritten is not null)
            {
                answer.Begin(user.Request.IsHead, user.Request.KeepsBody);
                Failed(unwritten, unwritten);
                return false;
            }
            Volatile.Write(ref deadline, sentAt + timeout);
            var problem = await ExchangeAsync(bytes, length, mayRepeat: user.Request.MayRepeat && answered > 0);
            Volatile.Write(ref deadline, long.MaxValue);
            if (lane.Run.IsStopped) return false;
            if (problem is { } failed)
            {
                var late = timedOut;
                timedOut = false;
                Close();
                Failed(late ? Causes.Timeout : failed.Cause, late ? $"no complete answer in time; {answer.Received} bytes came" : failed.Detail);
                answered = 0;
                return false;
            }
            answered++;
            var outcome = user.Take(answer);
            if (!answer.Reusable) Close();
            if (outcome.GoesOn) continue;
            lock (lane) lane.Answered(user, answer, outcome, sentAt, Nanoseconds.Now);
            return outcome.Cause is null;
        }
    }

    private async ValueTask<(string Cause, string Detail)?> ExchangeAsync(byte[] bytes, int length, bool mayRepeat)
    {
        answer.Begin(user.Request.IsHead, user.Request.KeepsBody);
        try
        {
            if (link is null)
            {
                mayRepeat = false;
                if (answered > 0) loop.CountReconnect();
                await ConnectAsync();
                sentAt = Nanoseconds.Now;
            }
            await link!.Stream.WriteAsync(bytes.AsMemory(0, length));
            while (true)
            {
                answer.MakeRoom();
                var received = await link.Stream.ReadAsync(answer.Buffer.AsMemory(answer.FreeFrom));
                var progress = received > 0 ? answer.Take(received) : answer.Closed();
                if (progress == Progress.Complete)
                {
                    if (received == 0) Close();
                    return null;
                }
                if (progress == Progress.Broken && received == 0 && answer.Received == 0 && mayRepeat) break;
                if (progress == Progress.Broken) return (answer.Problem, answer.Problem);
            }
        }
        catch (Exception failure) when (Link.CauseOf(failure) is { } cause)
        {
            if (!mayRepeat || answer.Received > 0 || timedOut) return (cause, failure.Message);
        }
        catch (Exception aborted) when (aborted is ObjectDisposedException or OperationCanceledException)
        {
            return (Causes.Closed, Causes.Closed); // by ourselves: out of time, or stopped
        }
        // A connection that was used before and closed before a byte of an answer came: the server was about to close it anyway.
        Close();
        return await ExchangeAsync(bytes, length, mayRepeat: false);
    }

    private async Task ConnectAsync()
    {
        var began = Nanoseconds.Now;
        using CancellationTokenSource cancelled = new();
        connecting = cancelled;
        if (lane.Run.IsStopped) throw new OperationCanceledException();
        try
        {
            link = await loop.ConnectAsync(cancelled.Token);
            loop.CountConnect(Nanoseconds.Seconds(Nanoseconds.Now - began));
        }
        finally
        {
            connecting = null;
        }
    }

    private void Failed(string cause, string detail)
    {
        lock (lane) lane.Failed(user, answer, cause, detail, sentAt, Nanoseconds.Now);
    }

    private void Close()
    {
        link?.Dispose();
        link = null;
    }
}
