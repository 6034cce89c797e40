using System.Net;
using PerfGates.Load;
using PerfGates.Load.Epoll;
using PerfGates.Load.Machine;
using PerfGates.Load.Pacing;
using PerfGates.Load.Recording;
using PerfGates.Load.Users;

namespace PerfGates.Tests.Load;

public class NoAllocation
{
    [Fact]
    public void Ten_thousand_more_requests_need_no_more_memory()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("epoll is Linux's");
        using LittleServer server = new(visit =>
        {
            var (buffer, answer) = (new byte[4096], "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 9\r\n\r\n{\"id\": 7}"u8.ToArray());
            while (visit.Stream.Read(buffer) > 0) visit.Stream.Write(answer);
        });
        var request = Plans.Get("/{{n}}/{{$seq}}") with
        {
            Captures = [new("id", CaptureSource.Json, "$.id")],
            Expect = new() { Status = [new(200, 200)], Json = [new("$.id", "7")], Headers = [new("x", "y")], BodyContains = "id" },
        };
        var plan = Plans.Of(server.Url, request) with { Feeders = [new(["n"], [["a"], ["b"]], Pick.Sequential)] };
        var few = Allocated(plan, 1_000);
        var more = Allocated(plan, 11_000);
        Assert.InRange(more - few, long.MinValue, 10_000);
    }

    private static long Allocated(LoadPlan plan, long passes)
    {
        PerfGates.Load.Users.Program program = new(plan, TimeProvider.System);
        using Teller nobody = new(TextWriter.Null);
        StepRun run = new(program, Plans.Passes(passes) with { Window = TimeSpan.FromHours(1) }, program.Scenarios, program.Requests, nobody);
        var address = new IPEndPoint(IPAddress.Loopback, program.Origin.Port).Serialize();
        using EpollLoop loop = new(new Lane(run, 0, 1, ThreadUsage.OfThisThread), address.Buffer[..address.Size].ToArray(), 0);
        loop.Open();
        run.Begin(Nanoseconds.Now);
        var before = GC.GetAllocatedBytesForCurrentThread();
        loop.Drive();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
