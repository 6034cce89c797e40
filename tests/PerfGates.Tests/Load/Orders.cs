using PerfGates.Load;

namespace PerfGates.Tests.Load;

public class Orders
{
    public static TheoryData<bool> Transports { get; } = [false, true];

    [Theory, MemberData(nameof(Transports))]
    public void Steps_run_one_after_the_other(bool portable)
    {
        using var server = LittleServer.Answering((_, _) => "200 OK\n\nok");
        using Worker worker = new(Plans.Of(server.Url, Plans.Get("/")), portable);
        worker.Order(Plans.Passes(5));
        worker.Order(Plans.Passes(7) with { Number = 2 });
        Assert.Equal(5, worker.Until(e => e is LoadEvent.StepDone).Ok());
        var second = worker.Until(e => e is LoadEvent.StepDone);
        Assert.Equal((7, 2), (second.Ok(), second.Done().Step));
    }

    [Theory, MemberData(nameof(Transports))]
    public void A_step_is_stopped_while_the_server_is_silent(bool portable)
    {
        using CountdownEvent asked = new(3);
        using LittleServer server = new(visit =>
        {
            if (visit.Read() is not null) asked.Signal();
            visit.WaitForEnd();
        });
        using Worker worker = new(Plans.Of(server.Url, Plans.Get("/")), portable);
        worker.Order(Plans.Passes(5, users: 3));
        asked.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        worker.Order(new LoadOrder.Stop());
        var done = worker.Until(e => e is LoadEvent.StepDone).Done();
        Assert.Equal((StepEnd.Stopped, 3L), (done.End, done.Due));
    }

    [Theory, MemberData(nameof(Transports))]
    public void The_end_of_the_input_ends_a_running_step(bool portable)
    {
        using var asked = new ManualResetEventSlim();
        using LittleServer server = new(visit =>
        {
            if (visit.Read() is not null) asked.Set();
            visit.WaitForEnd();
        });
        using Worker worker = new(Plans.Of(server.Url, Plans.Get("/")), portable);
        worker.Order(Plans.Rate(100, 3600));
        asked.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        worker.End();
    }

    [Theory, MemberData(nameof(Transports))]
    public void The_end_of_the_input_ends_a_set_up_that_hangs(bool portable)
    {
        using var asked = new ManualResetEventSlim();
        using LittleServer server = new(visit =>
        {
            if (visit.Read() is not null) asked.Set();
            visit.WaitForEnd();
        });
        using Worker worker = new(Plans.Of(server.Url, Plans.Get("/")) with { Setup = [Plans.Get("/")], RequestTimeout = TimeSpan.FromHours(1) }, portable);
        asked.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        worker.End();
    }

    [Fact]
    public void The_end_of_the_input_ends_connecting_to_nowhere()
    {
        // TEST-NET-1 (RFC 5737): no answer comes, unless the system knows at once that none can.
        using Worker worker = new(Plans.Of("http://192.0.2.1:9", Plans.Get("/")) with { RequestTimeout = TimeSpan.FromHours(1) });
        worker.End();
    }

    [Fact]
    public void A_plan_that_cannot_be_is_refused()
    {
        var refused = Assert.IsType<LoadEvent.Refused>(Worker.Run(Plans.Of("http://127.0.0.1:9", Plans.Get("/{{nobody}}")), Plans.Passes(1))[^1]);
        Assert.Equal(("plan", "nothing gives {{nobody}} a value"), (refused.Cause, refused.Detail));
    }

    [Fact]
    public void An_order_that_nobody_understands_ends_everything()
    {
        using var server = LittleServer.Answering((_, _) => "200 OK\n\nok");
        using Worker worker = new(Plans.Of(server.Url, Plans.Get("/")));
        worker.Say("{\"do\":\"nothing\"}");
        Assert.Equal("order", Assert.IsType<LoadEvent.Refused>(worker.Until(e => e is LoadEvent.Refused)[^1]).Cause);
    }

    [Fact]
    public void A_plan_that_nobody_understands_is_refused()
    {
        using StringReader input = new("{\"url\":\"http://127.0.0.1:9\"}\n");
        using StringWriter output = new();
        using Generator generator = new(input, output, TimeProvider.System);
        generator.Run();
        Assert.Equal("plan", Assert.IsType<LoadEvent.Refused>(LoadJson.Read<LoadEvent>(output.ToString())).Cause);
    }
}
