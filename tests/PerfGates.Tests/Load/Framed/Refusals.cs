using System.Net.Quic;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PerfGates.Load;

namespace PerfGates.Tests.Load.Framed;

public class Refusals
{
    public static bool QuicIsThere => (OperatingSystem.IsLinux() || OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()) && QuicConnection.IsSupported;

    public static bool QuicIsMissing => !QuicIsThere;

    [Fact]
    public async Task A_server_that_agrees_to_HTTP_1_only()
    {
        await using var server = await Http2Server.StartAsync(tls: true, (_, _) => Task.CompletedTask, HttpProtocols.Http1);
        var refused = Refused(server.Plan(Plans.Get("/")));
        Assert.Equal(("protocol not spoken", $"{new Uri(server.Url).Authority}: the server chose http/1.1 by ALPN, and not h2"), (refused.Cause, refused.Detail));
        Assert.Equal(0, server.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "the server answers the beginning of HTTP/2 in HTTP/1.1")]
    [InlineData("", "the server closes the connection when HTTP/2 begins")]
    [InlineData("220 mail.example ESMTP\r\n", "the server answers the beginning of HTTP/2 with something else")]
    public void A_server_without_TLS_that_does_not_know_HTTP_2(string says, string problem)
    {
        using LittleServer server = new(visit =>
        {
            visit.Read();
            visit.Write(says);
        });
        var refused = Refused(Plans.Of(server.Url, Plans.Get("/")) with { Protocol = LoadProtocol.H2c });
        Assert.Equal(("protocol not spoken", $"{new Uri(server.Url).Authority}: {problem}"), (refused.Cause, refused.Detail));
    }

    [Fact]
    public async Task A_server_that_would_rather_speak_HTTP_1_without_TLS()
    {
        // Kestrel then says goodbye with HTTP_1_1_REQUIRED.
        await using var server = await Http2Server.StartAsync(tls: false, (_, _) => Task.CompletedTask, HttpProtocols.Http1);
        Assert.Equal("protocol not spoken", Refused(server.Plan(Plans.Get("/"))).Cause);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for()
    {
        await using var server = await Http2Server.StartAsync(tls: true, (_, _) => Task.CompletedTask);
        Assert.Equal("TLS", Refused(server.Plan(Plans.Get("/")) with { Insecure = false }).Cause);
    }

    [Fact(Skip = "QUIC is there", SkipUnless = nameof(QuicIsMissing))]
    public void HTTP_3_on_a_machine_without_QUIC() =>
        Assert.Equal("no QUIC on this machine", Refused(Plans.Of("https://127.0.0.1:9", Plans.Get("/")) with { Protocol = LoadProtocol.H3 }).Cause);

    [Fact(Skip = "System.Net.Quic finds no msquic library on this machine", SkipUnless = nameof(QuicIsThere))]
    public async Task HTTP_3_where_there_is_QUIC_is_not_refused()
    {
        await using var server = await Http2Server.StartAsync(tls: true, (context, _) => context.Response.WriteAsync(context.Request.Protocol), HttpProtocols.Http3);
        var told = Worker.Run(server.Plan(Plans.Get("/") with { Expect = new() { BodyContains = "HTTP/3" } }), Plans.Passes(20, users: 2));
        Assert.Equal((20L, "", "SocketsHttpHandler (HTTP/3)"), (told.Ok(), told.Causes(), told.OfType<LoadEvent.Ready>().Single().Engine));
    }

    [Fact(Skip = "System.Net.Quic finds no msquic library on this machine", SkipUnless = nameof(QuicIsThere))]
    public async Task HTTP_3_where_nobody_speaks_it()
    {
        await using var server = await Http2Server.StartAsync(tls: true, (_, _) => Task.CompletedTask);
        Assert.Contains(Refused(server.Plan(Plans.Get("/")) with { Protocol = LoadProtocol.H3 }).Cause, new[] { "connection refused", "timeout" });
    }

    private static LoadEvent.Refused Refused(LoadPlan plan) => Assert.IsType<LoadEvent.Refused>(Worker.Run(plan, Plans.Passes(1))[^1]);
}
