using System.Net;
using System.Net.Sockets;
using PerfGates.Load.Epoll;
using PerfGates.Load.Framed;
using PerfGates.Load.Pacing;
using PerfGates.Load.Recording;
using PerfGates.Load.Streams;
using PerfGates.Load.Users;

namespace PerfGates.Load;

/// <summary>
/// Drives a stub of our own on the loopback until our code is compiled as well as it will be, so that no request to the
/// system under test pays for that.
/// </summary>
internal static class Rehearsal
{
    // Code is compiled anew in the background, twice, each time a tenth of a second after the last new method was met: slices
    // before that are alike only because nothing has happened yet.
    private const int Fewest = 7;
    private const int Most = 20;

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    /// <summary>Until two slices in a row cost the same processor time per request, within 5 %.</summary>
    /// <param name="protocol">HTTP/1.1, or HTTP/2 without TLS for everything that is not.</param>
    /// <param name="measuring">What will be used for the measurement.</param>
    public static void Run(LoadProtocol protocol, ITransport measuring, Func<ITransport, StepRun, bool, Findings> running, TimeProvider clock, CancellationToken ended)
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Thread stub = new(() => Answer(listener, protocol == LoadProtocol.Http11 ? Serve : Http2Stub.Serve)) { IsBackground = true, Name = "stub" };
        stub.Start();
        var server = (IPEndPoint)listener.LocalEndPoint!;
        RequestPlan request = new(0, "", "GET", "/", [], null, [], new() { Status = [new(200, 299)], BodyContains = "ok" });
        LoadPlan plan = new($"http://{server}", protocol, [], [new("", 1, [], [request], TimeSpan.Zero)], [], [0.001], 1);
        Program program = new(plan, clock);
        ITransport transport = measuring is EpollTransport ? new EpollTransport(server, 1) : new StreamTransport(server, null, protocol);
        using Teller nobody = new(TextWriter.Null);
        var last = double.MaxValue;
        for (var i = 0; i < Most && !ended.IsCancellationRequested; i++)
        {
            // One open slice among the closed ones: both ways to begin a pass are walked.
            Drive drive = i == 0 ? new Drive.Open(2000, 2000, false, 1, Slice, 1000) : new Drive.Closed(1);
            StepRun run = new(program, new(i, "", drive, TimeSpan.Zero, Slice, null, Slice / 2), program.Scenarios, program.Requests, nobody);
            var found = running(transport, run, i == 0);
            StepReport.Tell(run, found, nobody);
            var (lane, after) = found.Lanes[0];
            if (i == 0 || lane.Usage is null || lane.Recorder.Answers == 0) continue;
            var cost = after.BusiestSince(lane.Usage).Cpu / lane.Recorder.Answers;
            if (i >= Fewest && Math.Abs(cost / last - 1) < 0.05) break;
            last = cost;
        }
        ended.ThrowIfCancellationRequested();
    }

    // One connection at a time; a closed listener ends it.
    private static void Answer(Socket listener, Action<Socket> serve)
    {
        try
        {
            while (true)
            {
                using var connection = listener.Accept();
                connection.NoDelay = true;
                Serve(connection, serve);
            }
        }
        catch (SocketException)
        {
            // The rehearsal is over.
        }
        catch (ObjectDisposedException)
        {
            // Likewise.
        }
    }

    private static void Serve(Socket connection, Action<Socket> serve)
    {
        try
        {
            serve(connection);
        }
        catch (Exception reset) when (reset is SocketException or IOException)
        {
            // A slice is over, and its connection gone; the next one comes.
        }
    }

    private static void Serve(Socket connection)
    {
        var answer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"u8;
        var buffer = new byte[4096];
        while (connection.Receive(buffer) > 0) connection.Send(answer);
    }
}
