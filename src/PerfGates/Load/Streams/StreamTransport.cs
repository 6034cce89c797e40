using System.Net;
using PerfGates.Load.Epoll;
using PerfGates.Load.Framed;
using PerfGates.Load.Machine;
using PerfGates.Load.Pacing;
using PerfGates.Load.Users;

namespace PerfGates.Load.Streams;

/// <summary>Asynchronous connections: with TLS, for HTTP/2 and HTTP/3, and wherever there is no epoll.</summary>
/// <param name="tls">"TLS 1.3"; null without.</param>
/// <param name="protocol">As it is spoken, which in a rehearsal is not what the plan says.</param>
internal sealed class StreamTransport(IPEndPoint server, string? tls, LoadProtocol protocol) : ITransport
{
    public string Name => $"{(protocol == LoadProtocol.Http11 ? "sockets" : "SocketsHttpHandler")}{(Spoken() is { Count: > 0 } spoken ? $" ({string.Join(", ", spoken)})" : "")}";

    public int Threads => 1;

    public Findings Run(StepRun run, bool calibrates)
    {
        Lane lane = new(run, 0, 1, ThreadUsage.OfAllThreads);
        using StreamLoop loop = new(lane, reconnected => Wire(run.Program, reconnected));
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

    private IWire Wire(Program program, Action reconnected)
    {
        var insecure = program.Plan.Insecure;
        Task<Link> Connect(CancellationToken cancelled) => Link.OpenAsync(server, program.Origin, protocol, insecure, cancelled);
        return protocol switch
        {
            LoadProtocol.Http11 => new Http1Wire(Connect),
            LoadProtocol.H3 => new FramedWire(_ => Task.FromResult(new FramedLink(server, program.Origin, insecure, null)), reconnected),
            _ => new FramedWire(async cancelled => new(server, program.Origin, insecure, await Connect(cancelled)), reconnected),
        };
    }

    private List<string> Spoken()
    {
        List<string> spoken = [];
        if (protocol is LoadProtocol.H2 or LoadProtocol.H2c) spoken.Add("HTTP/2");
        if (protocol == LoadProtocol.H3) spoken.Add("HTTP/3");
        if (tls is not null) spoken.Add(tls);
        return spoken;
    }
}
