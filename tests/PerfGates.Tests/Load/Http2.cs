using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PerfGates.Load;

namespace PerfGates.Tests.Load;

public class Http2
{
    public static TheoryData<bool> WithTls { get; } = [true, false];

    [Theory, MemberData(nameof(WithTls))]
    public async Task Captures_cookies_and_bodies_are_as_in_HTTP_1(bool tls)
    {
        var protocol = tls ? LoadProtocol.H2 : LoadProtocol.H2c;
        await using var server = await StartAsync(protocol, HttpProtocols.Http2);
        var plan = Plan(
            server,
            protocol,
            Plans.Post("/items", "{\"n\": {{$seq}}}") with { Headers = [new("Content-Type", "application/json"), new("X-A", "ä")], Captures = [new("id", CaptureSource.Json, "$.id")], Expect = new() { Status = [new(201, 201)], Headers = [new("x-protocol", "HTTP/2")] } },
            Plans.Get("/items/{{id}}?q=a%2Fb") with { Expect = new() { BodyContains = "/items/7?q=a%2Fb session=s1" } },
            Plans.Get("/big") with { Expect = new() { MinSize = 300_000, MaxSize = 300_000 } },
            Plans.Get("/big") with { Method = "HEAD" });
        var told = Worker.Run(plan, Plans.Passes(20, users: 4));
        Assert.Equal("", told.Causes() + string.Join("\n", told.OfType<LoadEvent.Failure>()));
        Assert.Equal([20L, 20L, 20L, 20L], Enumerable.Range(0, 4).Select(told.Ok));
        Assert.StartsWith("SocketsHttpHandler (HTTP/2", told.OfType<LoadEvent.Ready>().Single().Engine, StringComparison.Ordinal);
        Assert.True(told.Done().Connect > 0);
    }

    [Theory, MemberData(nameof(WithTls))]
    public async Task An_open_load_keeps_its_schedule(bool tls)
    {
        var protocol = tls ? LoadProtocol.H2 : LoadProtocol.H2c;
        await using var server = await StartAsync(protocol, HttpProtocols.Http2);
        var told = Worker.Run(Plan(server, protocol, Plans.Get("/")), Plans.Rate(50, 1));
        Assert.Equal((50L, 50L, ""), (told.Done().Due, told.Ok(), told.Causes()));
    }

    [Theory, MemberData(nameof(WithTls))]
    public async Task Failures_have_their_causes(bool tls)
    {
        var protocol = tls ? LoadProtocol.H2 : LoadProtocol.H2c;
        await using var server = await StartAsync(protocol, HttpProtocols.Http2);
        LoadPlan Wrong(string path) => Plan(server, protocol, Plans.Get(path)) with { LargestBody = 100_000 };
        Assert.Equal("status 404 3", Worker.Run(Wrong("/nowhere"), Plans.Passes(3)).Causes());
        Assert.Equal("body too large 3", Worker.Run(Wrong("/big"), Plans.Passes(3)).Causes());
        Assert.Equal("timeout 2", Worker.Run(Wrong("/never") with { RequestTimeout = TimeSpan.FromSeconds(0.5) }, Plans.Passes(2)).Causes());
        Assert.Equal(2, Worker.Run(Wrong("/abort"), Plans.Passes(2)).OfType<LoadEvent.Window>().Sum(w => w.Failed.Values.Sum()));
    }

    [Fact]
    public async Task A_server_without_it_is_refused()
    {
        await using var server = await StartAsync(LoadProtocol.H2, HttpProtocols.Http1);
        var refused = Assert.IsType<LoadEvent.Refused>(Worker.Run(Plan(server, LoadProtocol.H2, Plans.Get("/")), Plans.Passes(1))[^1]);
        Assert.Equal("protocol not spoken", refused.Cause);
    }

    [Fact]
    public void The_protocol_must_go_with_the_address()
    {
        Assert.Equal("H2 does not go with http", Assert.IsType<LoadEvent.Refused>(Worker.Run(Plans.Of("http://127.0.0.1:9", Plans.Get("/")) with { Protocol = LoadProtocol.H2 }, Plans.Passes(1))[^1]).Detail);
    }

    private static LoadPlan Plan(WebApplication server, LoadProtocol protocol, params RequestPlan[] steps) =>
        Plans.Of(server.Urls.Single(), steps) with { Protocol = protocol, Insecure = true };

    private static async Task<WebApplication> StartAsync(LoadProtocol protocol, HttpProtocols spoken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = spoken;
            if (protocol == LoadProtocol.H2) listen.UseHttps(LittleServer.Certificate());
        }));
        var server = builder.Build();
        server.MapGet("/", () => "ok");
        server.MapPost("/items", (HttpContext context) =>
        {
            context.Response.Headers["x-protocol"] = context.Request.Protocol;
            context.Response.Cookies.Append("session", "s1");
            return Results.Json(new { id = 7 }, statusCode: context.Request.ContentType == "application/json" && context.Request.ContentLength > 7 ? 201 : 400);
        });
        server.MapGet("/items/7", (HttpContext context) => $"{context.Request.Path}{context.Request.QueryString} session={context.Request.Cookies["session"]}");
        server.MapMethods("/big", ["GET", "HEAD"], () => new string('x', 300_000));
        server.MapGet("/never", async (HttpContext context) => await Task.Delay(Timeout.Infinite, context.RequestAborted));
        server.MapGet("/abort", (HttpContext context) => context.Abort());
        await server.StartAsync();
        return server;
    }
}
