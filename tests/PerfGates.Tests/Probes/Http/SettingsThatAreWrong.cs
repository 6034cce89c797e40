using System.Text;
using PerfGates.Budgets;

namespace PerfGates.Tests.Probes.Http;

public class SettingsThatAreWrong
{
    private const string Url = "url: http://127.0.0.1:5080\n";
    private const string Get = Url + "get: /\n";

    private static readonly (string Http, string Budgets)[] All =
    [
        ("get: /health", "[p95 < 1s]"), ("url: http://127.0.0.1:5080", "[p95 < 1s]"), (Url + "server: api\nget: /", "[p95 < 1s]"),
        ("url: 127.0.0.1:5080\nget: /", "[p95 < 1s]"), ("url: ftp://a\nget: /", "[p95 < 1s]"), (Url + "protocol: h2\nget: /", "[p95 < 1s]"), (Url + "protocol: http2\nget: /", "[p95 < 1s]"),
        (Url + "get: health", "[p95 < 1s]"), (Url + "get: /a b", "[p95 < 1s]"), (Url + "get: /\npost: /", "[p95 < 1s]"), (Url + "get: http://127.0.0.1:5081/x", "[p95 < 1s]"), (Get + "scenario: [{ get: /b }]", "[p95 < 1s]"),
        (Get + "json: { a: 1 }\nbody: x", "[p95 < 1s]"), (Url + "json: { a: 1 }", "[p95 < 1s]"),
        (Get + "headers: { Host: a, 'b c': d, E: \"f\\ng\" }", "[p95 < 1s]"), (Get + "gett: /", "[p95 < 1s]"),
        (Get + "capture: { a: id, b: '$.[', c: 'regex:(', d: 'header:x y', 'e f': $.g, h: 'regex:(?<=a)b' }", "[p95 < 1s]"),
        (Get + "expect: { status: [200, 20x, 299-200], json: { id: 1 }, body: { matches: '(' }, max-size: 5 }", "[p95 < 1s]"), (Get + "expect: ok", "[p95 < 1s]"),
        (Url + "get: /{{sku}}", "[p95 < 1s]"), (Url + "get: '/{{skuu}}'\ndata: { sku: { values: [a] } }", "[p95 < 1s]"), (Url + "get: '/{{a'", "[p95 < 1s]"), (Url + "post: /x\njson: { a: { b: ['{{$gui}}', '{{ }}'] } }", "[p95 < 1s]"),
        (Url + "scenario:\n  - steps: [{ get: '/{{id}}' }, { post: /, capture: { id: $.id } }]\n    name: flow", "[p95 < 1s]"),
        (Url + "setup: [{ post: '/{{sku}}' }]\nget: /\ndata: { sku: { values: [a] } }", "[p95 < 1s]"),
        (Get + "data: { a: { }, b: { csv: x, values: [1] }, c: { values: [] }, 'd e': { csv: x }, f: { csv: x, pick: any } }", "[p95 < 1s]"),
        (Url + "scenario: [{ get: /a }, { get: /a }, { name: b, get: /b, weight: 0 }, { name: b, steps: [] }, { }]", "[p95 < 1s]"),
        (Url + "scenario: [{ get: /a, steps: [{ get: /b }] }, { steps: [{ get: /c }] }, 5]", "[p95 < 1s]"),
        (Get + "users: 0", "[p95 < 1s]"), (Get + "iterations: 0", "[p95 < 1s]"), (Get + "rate: 0/s\nfor: 5s", "[p95 < 1s]"), (Get + "rate: 50\nfor: 5s", "[p95 < 1s]"), (Get + "rate: 5/s..6/s..7/s\nfor: 5s", "[p95 < 1s]"), (Get + "rate: 20/s", "[p95 < 1s]"), (Get + "for: 0s", "[p95 < 1s]"), (Get + "users: [1, x]", "[p95 < 1s]"), (Get + "users: []", "[p95 < 1s]"),
        (Get + "users: 5\nrate: 5/s\nfor: 5s\niterations: 5", "[errors == 0]"), (Get + "users: 5\nload: [{ users: 1 }]", "[p95 < 1s]"),
        (Get + "load: [{ name: a, users: 1 }, { name: a, users: 2 }, { users: 3 }, { users: 3 }]", "[p95 < 1s]"), (Get + "load: { users: 1, backlog: 5 }", "[p95 < 1s]"),
        (Get + "load: { users: 1, requests: { 'GET /x': { budgets: [p95 < 1s] } } }", "[p95 < 1s]"),
        (Get + "load: { users: 1, abort: [errors > 20%, errors > 20% for 5, error > 20% for 5s, errors > 5s for 5s, p95 > baseline for 5s, errors 5 for 5s, errors > 20% for 10ms] }", "[p95 < 1s]"),
        (Get + "load: { find: breaking }", "[p95 < 1s]"), (Get + "load: { find: breaking-point, start: 20/s, broken-when: p95 > 1s, users: 5, grow: 1, step: 2s, precision: 200%, ceiling: 5, recovery: { rate: 5 } }", "[p95 < 1s]"),
        (Get + "load: { find: breaking-point, start: 20/s, broken-when: p95 > 1s, abort: errors > 20% for 5s, requests: { 'GET /': { budgets: [p95 < 1s] } }, budgets: [breaking-point > 5/s] }", ""),
        (Get + "load: { start: 20/s, users: 1 }", "[p95 < 1s]"), (Get + "load: { find: breaking-point, start: x, broken-when: [p95 > 5, slow > 1s] }", "[errors < 1%]"),
        (Get + "request-timeout: 0s\nredirects: 99\ncookies: yes\nthreads: 0\nthink: 5", "[p95 < 1s]"),
    ];

    [Fact]
    public void Are_errors_at_their_places()
    {
        var said = new StringBuilder();
        foreach (var (http, budgets) in All) said.Append(string.Concat(http.TrimEnd('\n').Split('\n').Select(l => $"| {l}\n"))).Append(HttpText.Problems(http, budgets)).Append('\n');
        GoldenFile.Matches(said.ToString(), "settings-that-are-wrong.txt");
    }

    [Fact]
    public void Are_never_none() => Assert.All(All, a => Assert.NotEqual("", HttpText.Problems(a.Http, a.Budgets)));

    [Fact]
    public void Are_found_before_anything_is_read_from_disk() =>
        Assert.Equal("", HttpText.Problems(Url + "post: '/{{sku}}'\ncapture: { id: $.@id }\nfile: missing.bin\ndata: { sku: { csv: missing.csv } }"));

    [Fact]
    public void Are_few_because_the_keys_describe_themselves()
    {
        var said = new StringBuilder();
        Print(SettingsReader.Describe(s => HttpText.Probe.Bind(s)), "");
        GoldenFile.Matches(said.ToString(), "settings.txt");

        void Print(IReadOnlyList<Setting> settings, string indent)
        {
            foreach (var s in settings)
            {
                said.Append(indent + s.Key + ": " + s.Type + (s.Standard is null ? "" : " = " + s.Standard) + "; " + s.Help + "\n");
                Print(s.Shown, indent + "  ");
            }
        }
    }
}
