using System.Text.RegularExpressions;
using PerfGates.Reports;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Probes.Http;

public sealed partial class AgainstARealServer : IAsyncLifetime
{
    // How quiet the machine is must not decide these tests.
    private const string Alone = "    warmup: 0s\n    confidence: observed\n";

    private readonly HttpGateRun _gate = new();
    private SmallServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SmallServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _gate.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Counts_of_passes_are_what_the_weights_say()
    {
        _gate.Sandbox.Write("skus.csv", "sku,name\nA1,first\nB2,\"second, with a comma\"\n");
        var report = await _gate.CheckAsync(
            $$$"""
            url: {{{_server.Url}}}
            setup:
              - post: /login
                json: { user: perf }
                capture: { token: $.access_token }
            headers: { Authorization: "Bearer {{token}}" }
            data: { sku: { csv: skus.csv, pick: random } }
            scenario:
              - name: browse
                weight: 3
                get: "/items/{{sku}}"
                expect: { status: 200, json: { $.id: "{{sku}}" } }
                budgets: [errors == 0]
              - name: checkout
                steps:
                  - { post: /orders, json: { sku: "{{sku}}" }, capture: { id: $.id } }
                  - { get: "/orders/{{id}}", expect: 200 }
                budgets: [errors == 0]
            load: { users: 2, iterations: 80 }
            """, "[errors == 0, errors < 100, checks == 100%]", Alone);

        Assert.Equal("", Diagnostics(report));
        Assert.Equal(Verdict.Pass, report.Gates[0].Verdict);
        Assert.Equal((1, 60, 20, 20), (_server.Asked["/login"], _server.Asked["/items/A1"] + _server.Asked["/items/B2"], _server.Asked["/orders"], _server.Asked["/orders/7"]));
    }

    [Fact]
    public async Task Warm_up_is_asked_and_not_counted()
    {
        var report = await _gate.CheckAsync($"url: {_server.Url}\nget: /orders/7\niterations: 100", "[availability == 100%]", "    confidence: observed\n");
        Assert.Equal("", Diagnostics(report));
        Assert.Equal(110, _server.Asked["/orders/7"]);
        Assert.Contains("100 requests", string.Join('\n', _gate.Told));
    }

    [Fact]
    public async Task The_slowest_request_is_named()
    {
        var report = await _gate.CheckAsync($"url: {_server.Url}\nscenario: [{{ name: fast, get: /orders/1 }}, {{ name: slow, get: /slow, budgets: [median < 50ms] }}]\nload: {{ users: 8, iterations: 120 }}", "[p95 < 50ms]", Alone);
        Assert.Equal(Verdict.Breach, report.Gates[0].Verdict);
        Assert.Matches(@"\(8,15\): error PG1001: gate 'orders': p95 = [\d.]+ m?s, budget < 50 ms .*slowest: slow, p95 ", Diagnostics(report));
        Assert.Matches(@"\(6,\d+\): error PG1001: gate 'orders', request 'slow': median = ", Diagnostics(report));
    }

    [Fact]
    public async Task Steps_are_judged_one_by_one()
    {
        var report = await _gate.CheckAsync($"url: {_server.Url}\nget: /orders/7\nload:\n  - {{ name: sweep, users: [1, 3], iterations: 60, budgets: [errors == 0] }}\n  - {{ name: steady, rate: 100/s, for: 1s, requests: {{ 'GET /orders/7': {{ budgets: [dropped == 0] }} }} }}", "[max < 10s]", Alone);
        Assert.Equal("", Diagnostics(report));
        Assert.Equal(["load/steady", "load/sweep[1]", "load/sweep[3]", "request/GET /orders/7 @ steady"], report.Gates[0].Measured.Select(m => $"{m.Kind}/{m.Name}").Order());
        Assert.Equal(220, _server.Asked["/orders/7"]);
    }

    [Fact]
    public async Task What_fails_is_no_pass()
    {
        var said = "";
        foreach (var (http, budgets) in new[]
                 {
                     ("get: /broken\niterations: 60", "[p95 < 10s]"), ("get: /orders/7\nexpect: { json: { $.id: 8 } }\niterations: 60", "[errors < 101%]"),
                     ("setup: { get: /broken }\nget: /orders/7", "[p95 < 10s]"), ("setup: { get: /orders/7, capture: { a: $.b } }\nget: /orders/7", "[p95 < 10s]"),
                     ("scenario: [{ name: ok, get: /orders/7 }, { name: bad, get: /broken, budgets: [p95 < 10s] }]\niterations: 120", "[errors < 1%]"),
                     ("get: /half\niterations: 100", "[errors == 0, p95 < 1s, availability >= 99%]"),
                     ("post: /orders\nfile: missing.bin\ndata: { a: { csv: missing.csv } }", "[p95 < 10s]"),
                     ("get: '/orders/{{a}}'\ndata: { a: { values: [1, 2], pick: unique } }\niterations: 60", "[p95 < 10s]"),
                     ("get: /broken\nload: { rate: 100/s, for: 10s, abort: errors > 20% for 1s }", "[p95 < 10s]"),
                 })
            said += $"# {http.ReplaceLineEndings("; ")}  {budgets}\n{Diagnostics(await _gate.CheckAsync($"url: {_server.Url}\n{http}", budgets, Alone))}\n";
        GoldenFile.Matches(Figures().Replace(said.Replace(_gate.Sandbox.Folder, "/sandbox", StringComparison.Ordinal), "N"), "what-fails.txt");
    }

    [Fact]
    public async Task Files_are_read_when_the_gate_runs()
    {
        var said = "";
        foreach (var (name, text) in new[] { ("empty", ""), ("header", "sku\n"), ("other", "skus,name\n1,2\n"), ("ragged", "sku,name\n1,2\n3\n"), ("quote", "sku\n\"1\n2\n") })
        {
            _gate.Sandbox.Write($"{name}.csv", text);
            said += $"# {name}\n{Diagnostics(await _gate.CheckAsync($"url: {_server.Url}\nget: '/orders/{{{{sku}}}}'\ndata: {{ sku: {{ csv: {name}.csv }} }}", "[errors == 0]"))}\n";
        }
        _gate.Sandbox.Write("lines.jsonl", "{\"sku\":1}\n\n{\"sky\":2}\n");
        said += $"# lines\n{Diagnostics(await _gate.CheckAsync($"url: {_server.Url}\nget: '/orders/{{{{sku}}}}'\ndata: {{ sku: {{ jsonl: lines.jsonl }} }}", "[errors == 0]"))}\n";
        GoldenFile.Matches(said.Replace(_gate.Sandbox.Folder, "/sandbox", StringComparison.Ordinal), "files.txt");
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task Nobody_there_is_an_error()
    {
        await _server.DisposeAsync();
        var report = await _gate.CheckAsync("url: http://127.0.0.1:1\nget: /", "[p95 < 1s]");
        GoldenFile.Matches(Diagnostics(report).Replace(_gate.Sandbox.Folder, "/sandbox", StringComparison.Ordinal), "nobody-there.txt");
    }

    private static string Diagnostics(Report report) => string.Join('\n', report.Diagnostics);

    // What depends on how fast the machine is.
    [GeneratedRegex(@"(?<=p95 = |aborted after |held; )[\d.]+( µs| ms| s)?|(?<=interval )[^,;]+(?=[,;])|(?<=\()\+[\d.]+ %(?=\))|(?<=run: )[\d.]+ (ms|s)|(?<=then, )\d+")]
    private static partial Regex Figures();
}
