using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PerfGates.Cli;
using PerfGates.Tests.Doors;

namespace PerfGates.Tests.Reports;

/// <summary>OTLP, to a collector of one test.</summary>
public class SendingFigures
{
    private static CommandLineRun Folder(string endpoint) => new((".perfbudget.yml", "version: 1\ngates:\n  frontend:\n    bundle: { path: wwwroot, encoding: raw }\n    budgets:\n      - total < 10B\n      - warn: count < 9\n"), ("wwwroot/app.js", "let x = 1; let y = 2;\n"))
    {
        Variables = { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_EXPORTER_OTLP_HEADERS"] = "api-key=open sesame" },
    };

    [Fact]
    public async Task Values_limits_and_verdicts_arrive_once()
    {
        await using var collector = await Collector.StartAsync(200);
        using var cli = Folder(collector.Url);
        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run", "--otlp"));
        Assert.DoesNotContain("PG0045", cli.Error, StringComparison.Ordinal);
        GoldenFile.Matches(Gauges.Of(Assert.Single(collector.Posted)), "otlp.txt");
        Assert.Equal("open sesame", collector.Key);
    }

    [Fact]
    public async Task A_collector_that_refuses_is_a_warning()
    {
        await using var collector = await Collector.StartAsync(400);
        using var cli = Folder(collector.Url);
        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run", "--otlp"));
        Assert.Contains($"/repo/.perfbudget.yml(1,1): warning PG0045: the figures were not sent to '{collector.Url}/v1/metrics' by OTLP", cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("localhost")]
    public async Task One_that_is_not_there_is_a_warning(string endpoint)
    {
        using var cli = Folder(endpoint);
        cli.Variables["OTEL_EXPORTER_OTLP_TIMEOUT"] = "500";
        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run", "--otlp"));
        Assert.Contains("warning PG0045", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_are_none_are_a_warning()
    {
        using var cli = Folder("http://127.0.0.1:1");
        cli.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = "no header at all";
        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run", "--otlp"));
        Assert.Contains("warning PG0045", cli.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("no header at all", cli.Error + cli.Output, StringComparison.Ordinal);
    }

    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication _app;

        private Collector(WebApplication app) => _app = app;

        public ConcurrentQueue<byte[]> Posted { get; } = [];

        public string? Key { get; private set; }

        public string Url => _app.Urls.Single();

        public static async Task<Collector> StartAsync(int status)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var collector = new Collector(app);
            app.MapPost("/v1/metrics", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                collector.Key = request.Headers["api-key"];
                collector.Posted.Enqueue(body.ToArray());
                return Results.StatusCode(status);
            });
            await app.StartAsync();
            return collector;
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
