using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PerfGates.Tests.Probes.Generation;

/// <summary>
/// A real server of jobs on a free port. How far a job is depends on how often it was asked and on no clock, so that a
/// slow machine sees the same; times are those that the script says.
/// </summary>
public sealed class JobServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _polls = [];
    private int _submitted;

    private JobServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    /// <summary>Answers to the polls of each job, in order; the last one stays. A number is a status code, "wait" asks for patience.</summary>
    public string[] Polls { get; set; } = [];

    /// <summary>Those of the job with that number, from 1, where they differ.</summary>
    public Dictionary<int, string[]> PollsOf { get; } = [];

    public int SubmitStatus { get; set; } = 202;

    public string SubmitAnswer { get; set; } = "";

    public byte[] Output { get; set; } = new byte[5000];

    /// <summary>Bodies of submissions, in order.</summary>
    public ConcurrentQueue<string> Submitted { get; } = [];

    public ConcurrentQueue<string> Cancelled { get; } = [];

    public static async Task<JobServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new JobServer(app);
        app.MapPost("/jobs", server.SubmitAsync);
        app.MapGet("/jobs/{id}", server.Poll);
        app.MapDelete("/jobs/{id}", (string id) => { server.Cancelled.Enqueue(id); return Results.Ok(); });
        app.MapGet("/outputs/{id}", () => Results.Bytes(server.Output, "video/mp4"));
        app.MapGet("/missing/{id}", () => Results.Text("no such output", statusCode: 404));
        app.MapGet("/sse", (HttpResponse response, string[] p) => SendAsync(response, "text/event-stream", p.Select(d => $"data: {d}\n\n")));
        app.MapGet("/lines", (HttpResponse response, string[] p) => SendAsync(response, "application/x-ndjson", p.Select(d => d + "\n")));
        app.MapGet("/plain", () => Results.Text("hello"));
        app.MapGet("/hangs", async (HttpContext context) => { await context.Response.StartAsync(); await Task.Delay(Timeout.Infinite, context.RequestAborted); });
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> SubmitAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        Submitted.Enqueue(await reader.ReadToEndAsync());
        var id = Interlocked.Increment(ref _submitted);
        return Results.Text(SubmitAnswer.Length > 0 ? SubmitAnswer : $$"""{"task_id":"job-{{id}}"}""", "application/json", statusCode: SubmitStatus);
    }

    private IResult Poll(string id, HttpResponse response)
    {
        var number = int.Parse(id["job-".Length..], System.Globalization.CultureInfo.InvariantCulture);
        var script = PollsOf.GetValueOrDefault(number, Polls);
        var answer = script[Math.Min(_polls.AddOrUpdate(id, 0, (_, n) => n + 1), script.Length - 1)];
        if (answer == "wait")
        {
            response.Headers.RetryAfter = "0";
            return Results.StatusCode(503);
        }
        return int.TryParse(answer, out var status) ? Results.Text("out of memory", statusCode: status) : Results.Text(answer, "application/json");
    }

    // Each piece by itself, so that it can be seen coming.
    private static async Task SendAsync(HttpResponse response, string type, IEnumerable<string> pieces)
    {
        response.ContentType = type;
        foreach (var piece in pieces)
        {
            await response.WriteAsync(piece);
            await response.Body.FlushAsync();
            await Task.Delay(5);
        }
    }
}
