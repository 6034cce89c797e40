using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using PerfGates.Load.Answers;
using PerfGates.Load.Machine;
using PerfGates.Load.Pacing;
using PerfGates.Load.Users;

namespace PerfGates.Load.Streams;

/// <summary>The clock of a step over asynchronous connections: starts what is due, ends what takes too long. Everything of the lane is done under its lock.</summary>
internal sealed class StreamLoop : IDisposable
{
    public const long AfterRefusal = 100_000_000; // a user whose connection failed does not hammer

    private const int MostConnects = 4096;

    private readonly Lane lane;
    private readonly StreamUser[] users;
    private readonly Stack<StreamUser> free;
    private readonly Alarm alarm = new();
    private readonly CancellationTokenSource stopped = new();
    private readonly long timeout;
    private readonly long scanEvery;
    private long? drainUntil;
    private long reconnects;
    private int running;
    private ExceptionDispatchInfo? defect;

    /// <param name="wire">Makes one for each user; calls back when a connection in use had to be replaced.</param>
    public StreamLoop(Lane lane, Func<Action, IWire> wire)
    {
        this.lane = lane;
        users = [.. Enumerable.Range(0, lane.Users).Select(i => new StreamUser(this, lane, new User(lane.Run.Program, i, new Scratch()), wire(CountReconnect)))];
        free = new(users.Length);
        timeout = Nanoseconds.Of(lane.Run.Program.Plan.RequestTimeout);
        scanEvery = Math.Clamp(timeout / 20, 1_000_000, 100_000_000);
        lane.Run.Stopping += Stop;
    }

    public ConcurrentQueue<double> Connects { get; } = new();

    public long Reconnects => Volatile.Read(ref reconnects);

    public User FirstUser => users[0].User;

    /// <summary>Opens every connection, a few at a time, so that no queue of the server runs over.</summary>
    public void Open()
    {
        foreach (var some in users.Chunk(64))
        {
            if (lane.Run.IsStopped) return;
            var opening = Task.WhenAll(some.Select(u => u.OpenAsync()));
            while (!opening.Wait(10))
            {
                foreach (var user in some) user.Expire(lane.Run.IsStopped ? long.MaxValue : Nanoseconds.Now);
            }
        }
    }

    public void Drive()
    {
        foreach (var user in users)
        {
            if (lane.IsOpen) free.Push(user);
            else Serve(user);
        }
        var nextScan = Nanoseconds.Now + scanEvery;
        while (!lane.Run.IsStopped && defect is null)
        {
            var now = Nanoseconds.Now;
            long next;
            lock (lane)
            {
                while (lane.NextDue <= now) lane.Arrive(free.Count > 0 && !lane.SomebodyWaits, now);
                lane.Tick(now);
                if (lane.IsOpen && lane.NextDue == long.MaxValue && now >= (drainUntil ??= now + timeout)) lane.DropWaiting(now);
                if (running == 0 && lane.NextDue == long.MaxValue && !lane.SomebodyWaits) return;
                next = Math.Min(lane.NextDue, lane.Recorder.WindowEnd);
            }
            while (FreeForSomebody() is { } user) Serve(user);
            if (now >= nextScan)
            {
                foreach (var user in users) user.Expire(now);
                nextScan = now + scanEvery;
            }
            alarm.WaitUntil(Math.Min(next, nextScan));
        }
        // Whoever is still under way notices that the connection is gone; again and again, because it may just be opening another.
        while (Volatile.Read(ref running) > 0)
        {
            foreach (var user in users) user.Abort();
            alarm.WaitUntil(Nanoseconds.Now + 1_000_000);
        }
        defect?.Throw();
    }

    /// <summary>A pass for the user, if there is one.</summary>
    public bool Begin(StreamUser user)
    {
        lock (lane) return !lane.Run.IsStopped && lane.Begin(user.User, Nanoseconds.Now);
    }

    /// <summary>False: the step is over before that.</summary>
    public async ValueTask<bool> PauseAsync(long nanoseconds)
    {
        if (Nanoseconds.Now + nanoseconds >= lane.Run.End) return false;
        await Task.Delay(TimeSpan.FromMilliseconds(nanoseconds * 1e-6), stopped.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stopped.IsCancellationRequested;
    }

    /// <summary>The user has no pass any more. In an open load somebody may have begun to wait just now.</summary>
    public void Rest(StreamUser user)
    {
        lock (lane)
        {
            running--;
            if (lane.IsOpen) free.Push(user);
        }
        alarm.Ring();
    }

    public void CountConnect(double seconds)
    {
        if (Connects.Count < MostConnects) Connects.Enqueue(seconds);
    }

    public void CountReconnect() => Interlocked.Increment(ref reconnects);

    public void Dispose()
    {
        lane.Run.Stopping -= Stop;
        foreach (var user in users) user.Dispose();
        stopped.Dispose();
        alarm.Dispose();
    }

    private StreamUser? FreeForSomebody()
    {
        lock (lane) return lane.SomebodyWaits && free.TryPop(out var user) ? user : null;
    }

    private void Serve(StreamUser user)
    {
        lock (lane) running++;
        _ = Watch(user.ServeAsync());
    }

    private async Task Watch(Task serving)
    {
        try
        {
            await serving;
        }
        catch (Exception unexpected)
        {
            // A defect of ours: whoever waits for the step throws it again.
            defect ??= ExceptionDispatchInfo.Capture(unexpected);
            lock (lane) running--;
            alarm.Ring();
        }
    }

    private void Stop()
    {
        stopped.Cancel();
        alarm.Ring();
    }
}
