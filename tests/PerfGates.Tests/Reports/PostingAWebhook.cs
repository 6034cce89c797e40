using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PerfGates.Cli;
using PerfGates.Reports.Webhook;
using PerfGates.Tests.Doors;

namespace PerfGates.Tests.Reports;

public class PostingAWebhook
{
    private const string Budgets = "version: 1\ngates:\n  frontend:\n    bundle: { path: wwwroot, encoding: raw }\n    budgets: [total < 10B]\n";

    private static CommandLineRun Folder(string budgets = Budgets) => new((".perfbudget.yml", budgets), ("wwwroot/app.js", "let x = 1; let y = 2;\n"));

    [Theory]
    [InlineData("json", "")]
    [InlineData("json", "de-DE")]
    [InlineData("slack", "")]
    [InlineData("slack", "de-DE")]
    public void Says_little(string kind, string culture) => Culture.In(culture, () => GoldenFile.Matches(WebhookText.Render(Example.Document, kind), $"webhook.{kind}.json"));

    [Theory]
    [InlineData("json", "\"errors\":1")]
    [InlineData("slack", "{\"text\":\"*PerfGates: 1 breach* in `.perfbudget.yml`\\n• PG1001 line 5: gate 'frontend': total = 22 B, budget &lt; 10 B")]
    public async Task A_breach_is_posted(string kind, string said)
    {
        await using var chat = await Chat.StartAsync(200);
        using var cli = Folder();
        cli.Variables["PERFGATES_WEBHOOK_URL"] = chat.Url;
        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run", "--webhook", kind));
        Assert.Contains(said, Assert.Single(chat.Posted), StringComparison.Ordinal);
        Assert.DoesNotContain("PG00", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_posted_when_all_is_well_or_nobody_asked()
    {
        await using var chat = await Chat.StartAsync(200);
        using var cli = Folder(Budgets.Replace("10B", "10kB", StringComparison.Ordinal));
        cli.Variables["PERFGATES_WEBHOOK_URL"] = chat.Url;
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("run", "--webhook", "json"));
        cli.Write(".perfbudget.yml", Budgets);
        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run"));
        Assert.Empty(chat.Posted);
    }

    [Theory]
    [InlineData(503, 2)]
    [InlineData(404, 1)]
    [InlineData(302, 1)]
    public async Task A_server_that_refuses_is_a_warning_and_asked_again_only_if_it_failed_itself(int status, int times)
    {
        await using var chat = await Chat.StartAsync(status);
        using var cli = Folder();
        cli.Variables["PERFGATES_WEBHOOK_URL"] = chat.Url;
        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run", "--webhook", "json"));
        Assert.Equal(times, chat.Posted.Count);
        Assert.Contains($"/repo/.perfbudget.yml(1,1): warning PG0043: the webhook was not delivered: the server answered {status};", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_fails_once_is_asked_again()
    {
        await using var chat = await Chat.StartAsync(500, 200);
        using var cli = Folder();
        cli.Variables["PERFGATES_WEBHOOK_URL"] = chat.Url;
        await cli.RunAsync("run", "--webhook", "json");
        Assert.Equal(2, chat.Posted.Count);
        Assert.DoesNotContain("PG0043", cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "warning PG0042: a webhook was asked for, but PERFGATES_WEBHOOK_URL is not set")]
    [InlineData("hooks.example.org/secret", "warning PG0042: a webhook was asked for, but PERFGATES_WEBHOOK_URL is no address")]
    [InlineData("http://127.0.0.1:1/secret", "warning PG0043: the webhook was not delivered: no connection could be made")]
    public async Task An_address_that_does_not_work_is_a_warning_that_does_not_show_it(string? address, string said)
    {
        using var cli = Folder();
        if (address is not null) cli.Variables["PERFGATES_WEBHOOK_URL"] = address;
        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run", "--webhook", "slack"));
        Assert.Contains(said, cli.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", cli.Output + cli.Error + File.ReadAllText(cli.Path("obj/perfgates/verdict.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_address_is_masked_wherever_it_turns_up()
    {
        using var cli = Folder("version: 1\ngates:\n  g:\n    command: { run: [sh, -c, \"echo $PERFGATES_WEBHOOK_URL; exit 3\"] }\n    budgets: [wall < 1s]\n");
        cli.Variables["PERFGATES_WEBHOOK_URL"] = "http://127.0.0.1:1/T000/secret";
        await cli.RunAsync("run");
        Assert.DoesNotContain("T000", cli.Output + cli.Error + string.Concat(Directory.EnumerateFiles(cli.Path("obj"), "*", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    /// <summary>Takes messages, and answers with each status in turn, the last one for ever.</summary>
    private sealed class Chat : IAsyncDisposable
    {
        private readonly WebApplication _app;

        private Chat(WebApplication app) => _app = app;

        public ConcurrentQueue<string> Posted { get; } = [];

        public string Url => _app.Urls.Single() + "/services/T000/secret";

        public static async Task<Chat> StartAsync(params int[] statuses)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var chat = new Chat(app);
            app.MapPost("/services/T000/secret", async (HttpRequest request) =>
            {
                using var reader = new StreamReader(request.Body);
                var (text, turn) = (await reader.ReadToEndAsync(), chat.Posted.Count);
                Assert.StartsWith("application/json", request.ContentType);
                chat.Posted.Enqueue(text);
                return Results.StatusCode(statuses[Math.Min(turn, statuses.Length - 1)]);
            });
            await app.StartAsync();
            return chat;
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
