using System.Net;
using System.Runtime.ExceptionServices;
using PerfGates.Load.Machine;
using PerfGates.Load.Pacing;

namespace PerfGates.Load.Epoll;

/// <summary>Clear HTTP/1.1 on Linux: a thread for each processor that may be used, each with an epoll set of its own.</summary>
internal sealed class EpollTransport(IPEndPoint server, int threads) : ITransport
{
    private readonly byte[] address = server.Serialize() is var bytes ? bytes.Buffer[..bytes.Size].ToArray() : [];

    public string Name => "epoll";

    public int Threads => threads;

    public Findings Run(StepRun run, bool calibrates)
    {
        var lanes = Math.Min(Threads, run.Open?.Connections ?? ((Drive.Closed)run.Order.Drive).Users);
        var drivers = new Driver[lanes];
        using CountdownEvent ready = new(lanes);
        using ManualResetEventSlim go = new();
        var users = 0;
        for (var i = 0; i < lanes; i++)
        {
            var lane = new Lane(run, i, lanes, ThreadUsage.OfThisThread);
            drivers[i] = new(lane, address, users, calibrates ? new() : null);
            users += lane.Users;
        }
        Thread[] running = [.. drivers.Select((d, i) => new Thread(() => d.Run(i, ready, go)) { IsBackground = true, Name = $"load {i}" })];
        foreach (var thread in running) thread.Start();
        ready.Wait();
        run.Begin(Nanoseconds.Now);
        go.Set();
        foreach (var thread in running) thread.Join();
        foreach (var driver in drivers) driver.Failure?.Throw();
        return new([.. drivers.Select(d => d.End!)], [.. drivers.SelectMany(d => d.Loop.Connects)], drivers.Sum(d => d.Loop.Reconnects), drivers.Max(d => d.End!.After.At), drivers[0].Calibration?.Gap99 ?? 0, drivers[0].Loop.FirstUser);
    }

    /// <summary>One thread of a step.</summary>
    private sealed class Driver(Lane lane, byte[] address, int firstUser, Calibration? calibration)
    {
        public EpollLoop Loop { get; } = new(lane, address, firstUser);

        public Calibration? Calibration => calibration;

        public LaneEnd? End { get; private set; }

        public ExceptionDispatchInfo? Failure { get; private set; }

        public void Run(int number, CountdownEvent ready, ManualResetEventSlim go)
        {
            try
            {
                using var loop = Loop;
                Processors.Stay(number);
                Libc.SharpenTimers();
                loop.Open();
                calibration?.Spin();
                ready.Signal();
                go.Wait();
                loop.Drive();
                End = new(lane, ThreadUsage.OfThisThread());
                lane.Recorder.Finish();
                calibration?.Spin();
            }
            catch (Exception defect)
            {
                // A thread must not take the process down without a word: whoever waits for it throws this again.
                Failure = ExceptionDispatchInfo.Capture(defect);
                lane.Run.Stop();
                if (!ready.IsSet) ready.Signal();
            }
        }
    }
}
