using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using PerfGates.Load;

namespace PerfGates.Tests.Load.Framed;

/// <summary>A real server in this process that answers every request alike.</summary>
internal sealed class Http2Server : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly LoadProtocol protocol;
    private int requests;

    private Http2Server(WebApplication application, LoadProtocol protocol) => (this.application, this.protocol) = (application, protocol);

    public string Url => application.Urls.Single();

    public int Requests => requests;

    /// <summary>Over which requests came.</summary>
    public ConcurrentDictionary<string, int> Connections { get; } = [];

    /// <param name="answer">Gets the number of the request, from 1.</param>
    /// <param name="spoken">HTTP/2 alone unless said otherwise.</param>
    public static async Task<Http2Server> StartAsync(bool tls, Func<HttpContext, int, Task> answer, HttpProtocols spoken = HttpProtocols.Http2)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        if (spoken == HttpProtocols.Http3) builder.WebHost.UseQuic();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = spoken;
            if (tls) listen.UseHttps(LittleServer.Certificate());
        }));
        Http2Server server = new(builder.Build(), spoken == HttpProtocols.Http3 ? LoadProtocol.H3 : tls ? LoadProtocol.H2 : LoadProtocol.H2c);
        server.application.Run(context =>
        {
            server.Connections.AddOrUpdate(context.Connection.Id, 1, (_, count) => count + 1);
            return answer(context, Interlocked.Increment(ref server.requests));
        });
        await server.application.StartAsync();
        return server;
    }

    public LoadPlan Plan(params RequestPlan[] steps) => Plans.Of(Url, steps) with { Protocol = protocol, Insecure = true };

    /// <summary>Is gone at once, with everything that is under way.</summary>
    public Task BreakOffAsync() => application.StopAsync(new CancellationToken(canceled: true));

    public async ValueTask DisposeAsync()
    {
        await BreakOffAsync();
        await application.DisposeAsync();
    }
}
