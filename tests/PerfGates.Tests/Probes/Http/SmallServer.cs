using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PerfGates.Tests.Probes.Http;

/// <summary>A real server on a free port of this machine, with a shop of two requests.</summary>
public sealed class SmallServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _asked = [];

    private SmallServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    /// <summary>How often each path was asked for.</summary>
    public IReadOnlyDictionary<string, int> Asked => _asked;

    public static async Task<SmallServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new SmallServer(app);
        app.Use((context, next) =>
        {
            server._asked.AddOrUpdate(context.Request.Path, 1, (_, n) => n + 1);
            return next(context);
        });
        app.MapPost("/login", () => Results.Json(new { access_token = "open sesame" }));
        app.MapGet("/items/{sku}", (string sku, HttpRequest request) =>
            request.Headers.Authorization == "Bearer open sesame" ? Results.Json(new { id = sku }) : Results.StatusCode(401));
        app.MapPost("/orders", () => Results.Json(new { id = 7 }, statusCode: 201));
        app.MapGet("/orders/{id}", (int id) => Results.Json(new { id }));
        app.MapGet("/slow", async () =>
        {
            await Task.Delay(100);
            return "at last";
        });
        app.MapGet("/broken", () => Results.Text("out of stock", statusCode: 500));
        app.MapGet("/half", (HttpRequest request) => Results.StatusCode(server._asked["/half"] % 2 == 0 ? 200 : 503));
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
