using System.Text;

namespace PerfGates.Tests.Probes.Http;

public class BudgetsThatAreSenseless
{
    private const string Url = "url: http://127.0.0.1:5080\n";
    private const string Two = Url + "scenario: [{ name: browse, weight: 9, get: /a, budgets: [p95 < 1s] }, { name: buy, get: /b, budgets: [p95 < 1s] }]\n";
    private const string Search = Url + "get: /\nload: { name: stress, find: breaking-point, start: 25/s, broken-when: p95 > 1s, step: 8s, arrivals: poisson, budgets: [BUDGET] }\n";

    private static readonly (string Http, string Budgets)[] All =
    [
        (Url + "get: /\niterations: 20", "[p95 < 1s]"), (Url + "get: /\niterations: 58", "[p95 < 1s, p90 < 1s, p99.9 < 1s, median < 1s, max < 1s]"),
        (Two + "iterations: 500", "[p99 < 2s]"), (Two + "load: { name: a, users: [1, 5], iterations: 100, budgets: [p99 < 1s], requests: { browse: { budgets: [p99 < 1s] } } }", "[p95 < 1s]"),
        (Url + "get: /\niterations: 200", "[late < 1%]"), (Url + "get: /\nload: { users: 5, budgets: [dropped == 0] }", "[errors < 1%]"),
        (Search.Replace("BUDGET", "breaking-point >= 50/s"), "[p95 < 1s]"), (Search.Replace("BUDGET", "throughput-consistency >= 81%"), "[]"),
        (Search.Replace("BUDGET", "throughput-consistency >= 80%").Replace("8s", "5s"), "[]"),
        (Search.Replace("BUDGET", "p95 < 1s"), "[]"), (Search.Replace("BUDGET", "breaking-point >= 50"), "[]"), (Search.Replace("BUDGET", "breaking-point >= 50").Replace("25/s", "25"), "[]"),
        (Search.Replace("BUDGET", "recovery-time < 61s, recovery-time <= 60s, recovery-time < 60s"), ""),
        (Search.Replace("BUDGET", "breaking-point >= 300/s").Replace("step: 8s", "ceiling: 200/s"), ""),
        (Url + "get: /", "[p95 > 1s, throughput < 5/s, p95 < 5, p100 < 1s, breaking-point > 5/s]"),
    ];

    [Fact]
    public void Are_errors_at_their_places()
    {
        var said = new StringBuilder();
        foreach (var (http, budgets) in All) said.Append(string.Concat(http.TrimEnd('\n').Split('\n').Append($"budgets: {budgets}").Select(l => $"| {l}\n"))).Append(HttpText.Problems(http, budgets)).Append('\n');
        GoldenFile.Matches(said.ToString(), "budgets-that-are-senseless.txt");
    }

    [Theory]
    [InlineData("iterations: 59", "[p95 < 1s]", "")]
    [InlineData("iterations: 45", "[p95 < 1s]", "    confidence: 90%\n")]
    [InlineData("iterations: 20", "[p95 < 1s]", "    confidence: observed\n")]
    [InlineData("iterations: 20", "[p95 < baseline + 5%]", "")]
    [InlineData("for: 1s", "[p99.99 < 1s]", "")]
    [InlineData("", "[p99.99 < 1s]", "")]
    [InlineData("rate: 5/s\nfor: 10s", "[late < 1%, dropped == 0]", "")]
    public void Are_not_those_that_can_be_decided(string load, string budgets, string more) =>
        Assert.Equal("", HttpText.Problems($"{Url}get: /\n{load}", budgets, more));
}
