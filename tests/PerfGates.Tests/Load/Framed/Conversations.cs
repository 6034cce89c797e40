using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PerfGates.Load;

namespace PerfGates.Tests.Load.Framed;

public class Conversations
{
    /// <summary>With TLS and without.</summary>
    public static TheoryData<bool> Encryption { get; } = [true, false];

    [Theory, MemberData(nameof(Encryption))]
    public async Task Each_user_has_a_connection_of_its_own(bool tls)
    {
        await using var server = await Http2Server.StartAsync(tls, (context, _) => context.Response.WriteAsync(context.Request.Protocol));
        var told = Worker.Run(server.Plan(Plans.Get("/") with { Expect = new() { BodyContains = "HTTP/2" } }), Plans.Passes(30, users: 3) with { WarmUpIterations = 3 });
        Assert.Equal((30L, "", 0L), (told.Ok(), told.Causes(), told.Done().Reconnects));
        Assert.InRange(server.Connections.Count, 1, 3);
        Assert.Equal(33, server.Requests);
    }

    [Theory, MemberData(nameof(Encryption))]
    public async Task An_open_load_goes_by_the_clock_and_not_by_the_answers(bool tls)
    {
        TaskCompletionSource go = new();
        await using var server = await Http2Server.StartAsync(tls, (_, _) => go.Task);
        using Worker worker = new(server.Plan(Plans.Get("/")));
        worker.Order(Plans.Rate(100, 1) with { Drive = new Drive.Open(100, 100, false, 5, TimeSpan.FromMilliseconds(10), 20) });
        var before = worker.Until(e => e is LoadEvent.Window);
        go.SetResult();
        List<LoadEvent> told = [.. before, .. worker.Until(e => e is LoadEvent.StepDone)];
        var windows = told.OfType<LoadEvent.Window>().ToList();
        Assert.Equal((100L, 25L, 75L, 20L), (told.Done().Due, told.Ok(), windows.Sum(w => w.Dropped), windows.Sum(w => w.Late)));
        Assert.True(told.Quantile(1) >= 0.9);
    }

    [Theory, MemberData(nameof(Encryption))]
    public async Task A_server_that_says_goodbye_to_a_connection_gets_another_one(bool tls)
    {
        await using var server = await Http2Server.StartAsync(tls, (context, number) =>
        {
            if (number % 3 == 0) context.Features.Get<IConnectionLifetimeNotificationFeature>()!.RequestClose();
            return Task.CompletedTask;
        });
        var told = Worker.Run(server.Plan(Plans.Post("/", "x")), Plans.Passes(30));
        Assert.Equal((30L, ""), (told.Ok(), told.Causes()));
        Assert.True(told.Done().Reconnects > 0);
        Assert.Equal(told.Done().Reconnects + 1, server.Connections.Count);
    }

    [Theory, MemberData(nameof(Encryption))]
    public async Task Redirects_are_the_users_own_business(bool tls)
    {
        await using var server = await Http2Server.StartAsync(tls, (context, _) =>
        {
            if (context.Request.Path == "/") context.Response.Redirect("there?a=1");
            return context.Response.WriteAsync($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
        });
        var plan = server.Plan(Plans.Post("/", "x") with { Expect = new() { BodyContains = "GET /there?a=1" } });
        Assert.Equal((2L, ""), (Worker.Run(plan with { Redirects = 1 }, Plans.Passes(2)) is var told ? told.Ok() : 0, told.Causes()));
        Assert.Equal("expected body 2", Worker.Run(plan, Plans.Passes(2)).Causes());
    }

    [Theory, MemberData(nameof(Encryption))]
    public async Task An_answer_that_is_not_as_expected_says_what_it_is(bool tls)
    {
        await using var server = await Http2Server.StartAsync(tls, (context, _) =>
        {
            context.Response.StatusCode = 418;
            return context.Response.WriteAsync("short and stout");
        });
        var told = Worker.Run(server.Plan(Plans.Get("/pot") with { Expect = new() { Status = [new(200, 299)] } }), Plans.Passes(4));
        var failure = told.OfType<LoadEvent.Failure>().First();
        Assert.Equal(("status 418 4", 418, "expected status 200-299, found 418", "short and stout"), (told.Causes(), failure.Status, failure.Detail, failure.Body));
    }

    [Theory, MemberData(nameof(Encryption))]
    public async Task A_stream_that_the_server_resets_is_a_failure_and_not_asked_for_again(bool tls)
    {
        await using var server = await Http2Server.StartAsync(tls, (context, number) =>
        {
            if (number > 1) context.Features.Get<IHttpResetFeature>()!.Reset(2);
            return Task.CompletedTask;
        });
        var told = Worker.Run(server.Plan(Plans.Get("/")), Plans.Passes(4));
        Assert.Equal((1L, "protocol error 3", 4), (told.Ok(), told.Causes(), server.Requests));
        Assert.Contains("INTERNAL_ERROR", told.OfType<LoadEvent.Failure>().First().Detail, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Encryption))]
    public async Task A_server_that_goes_away_fails_whatever_comes_after(bool tls)
    {
        using CountdownEvent silent = new(2);
        await using var server = await Http2Server.StartAsync(tls, (context, number) =>
        {
            if (number <= 5) return Task.CompletedTask;
            silent.Signal();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using Worker worker = new(server.Plan(Plans.Get("/")));
        worker.Order(Plans.Passes(10, users: 2));
        Assert.True(silent.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        await server.BreakOffAsync();
        var told = worker.Until(e => e is LoadEvent.StepDone);
        Assert.Equal((5L, 5L, StepEnd.Completed), (told.Ok(), told.OfType<LoadEvent.Window>().Sum(w => w.Failed.Values.Sum()), told.Done().End));
        Assert.Contains("connection refused", told.Causes(), StringComparison.Ordinal);
    }
}
