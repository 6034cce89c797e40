using System.Net;
using PerfGates.Load;
using PerfGates.Load.Epoll;
using PerfGates.Load.Machine;
using PerfGates.Load.Pacing;
using PerfGates.Load.Recording;

namespace PerfGates.Tests.Load.Pacing;

public class ManyThreads
{
    [Fact]
    public void Share_the_users_and_the_schedule_between_them()
    {
        var plan = Plans.Of("http://127.0.0.1:9", Plans.Get("/"));
        PerfGates.Load.Users.Program program = new(plan, TimeProvider.System);
        using Teller nobody = new(TextWriter.Null);
        StepRun run = new(program, Plans.Rate(50, 1, connections: 7), program.Scenarios, program.Requests, nobody);
        run.Begin(1_000);
        Lane[] lanes = [.. Enumerable.Range(0, 3).Select(i => new Lane(run, i, 3, ThreadUsage.OfThisThread))];
        Assert.Equal([3, 2, 2], lanes.Select(l => l.Users));
        List<long> due = [];
        foreach (var lane in lanes)
        {
            while (lane.NextDue != long.MaxValue)
            {
                due.Add(lane.NextDue);
                lane.Arrive(isFree: false, lane.NextDue);
            }
        }
        Assert.Equal(Enumerable.Range(0, 50).Select(i => 1_000 + i * 20_000_000L), due.Order());
        Assert.Equal(50, lanes.Sum(l => l.Due));
    }

    [Fact]
    public void Tell_one_window_of_all()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("epoll is Linux's");
        using var server = LittleServer.Answering((_, _) => "200 OK\n\nok");
        PerfGates.Load.Users.Program program = new(Plans.Of(server.Url, Plans.Get("/")), TimeProvider.System);
        using StringWriter told = new();
        using (Teller teller = new(told))
        {
            StepRun run = new(program, Plans.Passes(200, users: 5) with { Window = TimeSpan.FromMilliseconds(1) }, program.Scenarios, program.Requests, teller);
            EpollTransport transport = new(new IPEndPoint(IPAddress.Loopback, program.Origin.Port), 3);
            StepReport.Tell(run, transport.Run(run, calibrates: false), teller);
        }
        IReadOnlyList<LoadEvent> events = [.. told.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(LoadJson.Read<LoadEvent>)];
        Assert.Equal((200L, 200L, 200L), (events.Ok(), events.Done().Due, events.OfType<LoadEvent.Window>().Sum(w => w.Started)));
        Assert.Equal(200, events.OfType<LoadEvent.First>().Single().Latencies.Count);
        var indices = events.OfType<LoadEvent.Window>().Select(w => w.Index).ToList();
        Assert.Equal(indices.Distinct().Order(), indices);
    }
}
