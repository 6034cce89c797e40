using System.Text.Json;
using PerfGates.Load;
using PerfGates.Probes.Http.Planning;
using PerfGates.Probes.Http.Settings;

namespace PerfGates.Tests.Probes.Http;

public class ThePlanForTheGenerator
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Of_the_reference_example() => Matches(Example, "plan.txt");

    [Fact]
    public void Of_bodies_headers_and_expectations() => Matches(
        """
        url: http://127.0.0.1:5080/base/
        protocol: h2c
        headers: { Accept: text/html, X-A: one }
        variables: { tenant: acme }
        before: { get: /before }
        think: 5ms
        request-timeout: 2s
        redirects: 3
        cookies: false
        threads: 2
        scenario:
          - { name: json, post: /a, json: { n: 1, half: 0.5, text: "1", on: true, none: null, list: [a, { b: "{{tenant}} \"x\"" }], "{{tenant}}": {} } }
          - { name: form, put: /b, form: { "a b": "c&d {{tenant}}" }, headers: { x-a: two, Content-Type: text/odd } }
          - { name: text, patch: /c, body: "hello {{tenant}}", think: 0ms, before: { head: /head } }
          - { name: file, delete: "http://127.0.0.1:5080/base/d", file: d.bin }
          - name: all
            options: "{{tenant}}"
            capture: { a: $.b, c: "header:X-C", d: cookie:D, e: "regex:e(.)" }
            expect: { status: [200, 2xx, 400-404], json: { "$.a[0]['b c']": "", $.d: "{{tenant}}" }, header: { ETag: "" }, body: { contains: x, matches: "y+" }, max-size: 1kB, min-size: 1B }
        """, "plan-of-everything.txt");

    [Theory]
    [InlineData("10s", 100)]
    [InlineData("30s", 250)]
    [InlineData("1s", 10)]
    [InlineData("200ms", 10)]
    [InlineData("64s", 1000)]
    [InlineData("2m", 1000)]
    [InlineData("10m", 9000)]
    public void Windows_are_about_a_64th_of_a_step(string step, int milliseconds)
    {
        Assert.True(PerfGates.Units.QuantityText.TryParse(step, out var time, out _));
        Assert.Equal(milliseconds, Orders.Window(TimeSpan.FromSeconds(time.Value)).TotalMilliseconds);
    }

    internal const string Example = """
        url: http://127.0.0.1:5080
        setup:
          - post: /login
            json: { user: perf, password: "secret" }
            capture: { token: $.access_token }
        headers: { Authorization: "Bearer {{token}}" }
        data: { sku: { values: [A1, B2], pick: random } }
        scenario:
          - name: browse
            weight: 8
            get: "/api/items/{{sku}}"
            expect: { status: 200, json: { $.id: "{{sku}}" } }
            budgets: [p95 < 60ms]
          - name: checkout
            weight: 2
            steps:
              - { post: /api/orders, json: { sku: "{{sku}}" }, capture: { id: $.id } }
              - { get: "/api/orders/{{id}}", expect: { status: 200 } }
        load:
          - { name: sweep, users: [1, 5, 10, 15], for: 10s }
          - { name: sustained, users: 10, iterations: 500 }
          - { name: steady, rate: 200/s, for: 30s, budgets: [late < 1%] }
        """;

    private static void Matches(string http, string golden)
    {
        Assert.Equal("", HttpText.Problems(http));
        var settings = HttpText.Settings(http);
        var plan = LoadPlans.Of(settings, settings.Address.Origin!, [.. settings.Data.Select(d => new DataFiles("/repo", []).Feeder(d)!)], path => [(byte)path.Length], [0.06, 0.1, 0.2]);
        using var json = JsonDocument.Parse(LoadJson.Line(plan));
        GoldenFile.Matches(JsonSerializer.Serialize(json.RootElement, Indented), golden);
    }
}
