using System.Net;
using PerfGates.Load.Epoll;
using PerfGates.Load.Machine;
using PerfGates.Load.Pacing;

namespace PerfGates.Load.Streams;

/// <summary>HTTP/1.1 over asynchronous sockets: with TLS, and wherever there is no epoll.</summary>
/// <param name="tls">"TLS 1.3"; null without.</param>
internal sealed class StreamTransport(IPEndPoint server, string? tls) : ITransport
{
    public string Name => tls is null ? "sockets" : $"sockets ({tls})";

    public int Threads => 1;

    public Findings Run(StepRun run, bool calibrates)
    {
        Lane lane = new(run, 0, 1, ThreadUsage.OfAllThreads);
        var plan = run.Program.Plan;
        using StreamLoop loop = new(lane, cancelled => Link.OpenAsync(server, run.Program.Origin, plan.Insecure, cancelled));
        Calibration calibration = new();
        if (OperatingSystem.IsLinux()) Libc.SharpenTimers();
        loop.Open();
        if (calibrates) calibration.Spin();
        run.Begin(Nanoseconds.Now);
        loop.Drive();
        LaneEnd end = new(lane, ThreadUsage.OfAllThreads());
        lane.Recorder.Finish();
        if (calibrates) calibration.Spin();
        return new([end], [.. loop.Connects], loop.Reconnects, end.After.At, calibration.Gap99, loop.FirstUser);
    }
}
