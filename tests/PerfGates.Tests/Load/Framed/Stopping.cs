using Microsoft.AspNetCore.Http;
using PerfGates.Load;

namespace PerfGates.Tests.Load.Framed;

public class Stopping
{
    /// <summary>With TLS and without.</summary>
    public static TheoryData<bool> Encryption { get; } = [true, false];

    // No request would end by itself before the test gives up.
    private static readonly TimeSpan Ages = TimeSpan.FromHours(1);

    [Theory, MemberData(nameof(Encryption))]
    public async Task A_step_is_stopped_while_the_server_is_silent(bool tls)
    {
        using CountdownEvent asked = new(3);
        await using var server = await Silent(tls, asked);
        using Worker worker = new(server.Plan(Plans.Get("/")) with { RequestTimeout = Ages });
        worker.Order(Plans.Passes(9, users: 3));
        Assert.True(asked.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        worker.Order(new LoadOrder.Stop());
        var done = worker.Until(e => e is LoadEvent.StepDone).Done();
        Assert.Equal((StepEnd.Stopped, 3L), (done.End, done.Due));
    }

    [Theory, MemberData(nameof(Encryption))]
    public async Task The_end_of_the_input_ends_a_step(bool tls)
    {
        using CountdownEvent asked = new(3);
        await using var server = await Silent(tls, asked);
        using Worker worker = new(server.Plan(Plans.Get("/")) with { RequestTimeout = Ages });
        worker.Order(Plans.Rate(1000, 3600, connections: 3));
        Assert.True(asked.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        worker.End();
    }

    [Fact]
    public void The_end_of_the_input_ends_the_question_whether_HTTP_2_is_spoken()
    {
        using ManualResetEventSlim asked = new();
        using LittleServer server = new(visit =>
        {
            visit.Read();
            asked.Set();
            visit.WaitForEnd();
        });
        using Worker worker = new(Plans.Of(server.Url, Plans.Get("/")) with { Protocol = LoadProtocol.H2c, RequestTimeout = Ages });
        Assert.True(asked.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        worker.End();
    }

    private static Task<Http2Server> Silent(bool tls, CountdownEvent asked) => Http2Server.StartAsync(tls, (context, _) =>
    {
        asked.Signal();
        return Task.Delay(Timeout.Infinite, context.RequestAborted);
    });
}
