using System.Text;
using PerfGates.Diagnostics;
using PerfGates.Probes.Command;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Probes.Command;

public sealed class MetricsOfAnEndpoint : IAsyncLifetime
{
    private const string Before = """
        # HELP rows_total Rows written.
        # TYPE rows_total counter
        rows_total{table="a",kind="x \"y\" \\ {z}, "} 100
        rows_total{table="b"} 5
        # TYPE queue_length gauge
        queue_length{worker="a"} 9 1395066363000
        queue_length{worker="b"} 1
        # TYPE read_bytes_total counter
        read_bytes_total 1e3
        # TYPE took_seconds histogram
        took_seconds_bucket{path="/",le="0.1"} 1000
        took_seconds_bucket{path="/",le="0.2"} 1000
        took_seconds_bucket{path="/",le="1"} 1000
        took_seconds_bucket{path="/",le="+Inf"} 1000
        took_seconds_sum{path="/"} 1.5
        took_seconds_count{path="/"} 1000
        """;

    // Of the buckets of Prometheus's own tests, 5 7 11 12 (promql/promqltest/testdata/histograms.test), shared out over two paths.
    private const string After = """
        # TYPE rows_total counter
        rows_total{table="a",kind="x \"y\" \\ {z}, "} 130
        rows_total{table="b"} 5
        rows_total{table="c"} 7
        # TYPE queue_length gauge
        queue_length{worker="a"} 3
        queue_length{worker="b"} NaN
        # TYPE read_bytes_total counter
        read_bytes_total 2049000
        # TYPE took_seconds histogram
        took_seconds_bucket{path="/",le="0.1"} 1004
        took_seconds_bucket{path="/",le="0.2"} 1006
        took_seconds_bucket{path="/",le="1"} 1009
        took_seconds_bucket{path="/",le="+Inf"} 1010
        took_seconds_sum{path="/"} 4.0
        took_seconds_count{path="/"} 1010
        took_seconds_bucket{path="/b",le="0.1"} 1
        took_seconds_bucket{path="/b",le="0.2"} 1
        took_seconds_bucket{path="/b",le="1.0"} 2
        took_seconds_bucket{path="/b",le="+Inf"} 2 # {trace_id="KOO5S4vxi0o"} 0.67
        # TYPE started_seconds gauge
        started_seconds 1.7e9
        # EOF
        """;

    private readonly CommandGate _gate = new CommandGate().Job("true");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _gate.DisposeAsync();

    [Theory]
    [InlineData("rows_total", "x == 37")]
    [InlineData("rows_total{table=\"b\"}", "x == 0")]
    [InlineData("rows_total{ table = \"c\" }", "x == 7")]
    [InlineData("queue_length{worker=\"a\"}", "x == 3")]
    [InlineData("read_bytes_total", "x == 2048kB")]
    [InlineData("took_seconds_sum{path=\"/\"} s", "x == 2.5s")]
    [InlineData("took_seconds_count{path=\"/\"}", "x == 10")]
    [InlineData("started_seconds", "x == 1700000000s")]
    [InlineData("queue_length{worker=\"a\"} %", "x == 3%")]
    [InlineData("rate(rows_total)", "x > 0/s")]
    [InlineData("rate(read_bytes_total)", "x > 0B/s")]
    public async Task Is_what_the_endpoint_tells_of_the_time_between(string value, string budget) => await Passes(value, budget);

    [Fact]
    public async Task Is_there_under_its_own_name_where_nobody_chooses()
    {
        await using var endpoint = new MetricsEndpoint(0, Before, After);
        var said = await _gate.SayAsync($"{{ run: ./job.sh, metrics: {{ prometheus: '{endpoint.Url}' }} }}", "[rows_total == 37, read_bytes_total == 2048kB, started_seconds > 0s, queue_length < 5]");
        Assert.StartsWith("5,83 PG2001: gate 'job': 'queue_length' was not measured", said, StringComparison.Ordinal);
        Assert.Single(said.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("0.2", 0.048)]
    [InlineData("0.5", 0.15)]
    [InlineData("0.8", 0.72)]
    public async Task Has_the_quantiles_of_what_was_observed_in_between(string q, double expected)
    {
        await using var endpoint = new MetricsEndpoint(0, Before, After.Replace("\"1.0\"", "\"1\"", StringComparison.Ordinal));
        var report = await _gate.CheckAsync(Command(endpoint, $"histogram_quantile({q}, took_seconds)"), "[x < 1h]");
        Assert.Equal("", string.Join('\n', report.Diagnostics));
        Assert.Equal(expected, report.Gates[0].Budgets[0].Worst!.Value, 1e-9);
    }

    [Theory]
    [InlineData(0.2, -0.2)]
    [InlineData(0.5, -0.15)]
    [InlineData(0.8, double.PositiveInfinity)] // Prometheus: 0.3, the highest bound, which is less than the truth
    public void Has_quantiles_of_negative_values_too(double q, double expected) =>
        Assert.Equal(expected, HistogramQuantile.Of(q, [(-0.2, 1), (-0.1, 2), (0.3, 2), (double.PositiveInfinity, 3)]), 1e-12);

    [Fact]
    public void Has_rates_per_second()
    {
        var (value, problem) = new PrometheusInterval("http://h/", PrometheusText.Parse(Before, out _)!, PrometheusText.Parse(After, out _)!, TimeSpan.FromSeconds(10))
            .Of(PrometheusValue.Parse("x", "rate(rows_total)", SourceSpan.StartOf("f"))!);
        Assert.Null(problem);
        Assert.Equal(3.7, value, 1e-12);
    }

    [Fact]
    public void Has_no_quantile_where_a_series_of_its_histogram_has_gone()
    {
        const string Left = "took_bucket{path=\"/\",le=\"1\"} 10\ntook_bucket{path=\"/\",le=\"+Inf\"} 10\n", Gone = "took_bucket{path=\"/x\",le=\"1\"} 0\ntook_bucket{path=\"/x\",le=\"+Inf\"} 9\n";
        var (_, problem) = new PrometheusInterval("http://h/", PrometheusText.Parse(Gone, out _)!, PrometheusText.Parse(Left, out _)!, TimeSpan.FromSeconds(10))
            .Of(PrometheusValue.Parse("x", "histogram_quantile(0.5, took)", SourceSpan.StartOf("f"))!);
        Assert.Equal(Rules.PrometheusMissing, problem?.Rule);
    }

    [Fact]
    public async Task Counts_from_0_where_the_program_itself_serves_it()
    {
        await _gate.Sandbox.Run(_gate.Sandbox.Sh("mkfifo up down"));
        _gate.Job("echo > up; read line < down; exit 0");
        var port = MetricsEndpoint.FreePort();
        var check = _gate.CheckAsync($"{{ run: ./job.sh, metrics: {{ prometheus: 'http://127.0.0.1:{port}/metrics', values: {{ rows: rows_total }} }} }}", "[rows < 10]");
        await File.ReadAllTextAsync(Path.Combine(_gate.Sandbox.Folder, "up"), TestContext.Current.CancellationToken);
        await using (var endpoint = new MetricsEndpoint(port, "rows_total 5\n", "rows_total 12\n")) await endpoint.Exhausted;
        await File.WriteAllTextAsync(Path.Combine(_gate.Sandbox.Folder, "down"), "\n", TestContext.Current.CancellationToken);
        var report = await check;
        var worst = report.Gates[0].Budgets[0].Worst!;
        Assert.Equal(12, worst.Value);
        Assert.Contains("counted from 0", report.Diagnostics.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_figure_is_an_error_and_never_0()
    {
        var said = new StringBuilder();
        foreach (var value in new[]
                 {
                     "row_total", "rows_total{table=\"z\"}", "histogram_quantile(0.5, took)", "histogram_quantile(0.5, queue_length{worker=\"a\"})", "histogram_quantile(0.99, took_seconds{path=\"/\"})",
                     "rate(queue_length{worker=\"a\"})", "queue_length", "queue_length{worker=\"b\"}", "histogram_quantile(0.5, took_seconds{path=\"/c\"})",
                 })
            said.Append(value).Append('\n').Append(await Said(value, Before, After));
        said.Append("== reset\n").Append(await Said("rows_total", After, Before.Replace("table=\"b\"", "table=\"c\"", StringComparison.Ordinal)));
        said.Append("== gone\n").Append(await Said("rows_total", After, Before.Replace("100", "1000", StringComparison.Ordinal)));
        said.Append("== nothing observed\n").Append(await Said("histogram_quantile(0.5, took_seconds)", Before, Before));
        said.Append("== without buckets beyond\n").Append(await Said("histogram_quantile(0.5, took_seconds)", Before.Replace("+Inf", "2", StringComparison.Ordinal), Before.Replace("+Inf", "2", StringComparison.Ordinal)));
        foreach (var (first, last) in new[] { ("<html>\n", After), (Before, "<html>\n"), (Before, ""), (Before, "# only a comment\n"), (Before, "rows_total\n"), (Before, "rows_total 1e\n"), (Before, "rows_total{a=\"b} 1\n"), (Before, "rows_total{a=\"b\",a=\"c\"} 1\n"), (Before, "7 1\n") })
            said.Append("== ").Append(first.Split('\n')[0]).Append(" -> ").Append(last.Split('\n')[0]).Append('\n').Append(await Said("rows_total", first, last));
        GoldenFile.Matches(said.ToString(), "MetricsOfAnEndpoint.txt");
    }

    [Fact]
    public async Task Cannot_be_told_where_nobody_answers()
    {
        var said = new StringBuilder();
        var port = MetricsEndpoint.FreePort();
        said.Append(await _gate.SayAsync($"{{ run: ./job.sh, metrics: {{ prometheus: 'http://127.0.0.1:{port}/metrics', values: {{ x: rows_total }} }} }}", "[x < 5]"));
        await using (var endpoint = new MetricsEndpoint(0, "gone") { Head = "HTTP/1.1 404 Not Found\r\n" }) said.Append(await _gate.SayAsync(Command(endpoint, "rows_total"), "[x < 5]"));
        GoldenFile.Matches(System.Text.RegularExpressions.Regex.Replace(said.ToString(), "127.0.0.1:[0-9]+", "127.0.0.1:PORT"), "EndpointsThatDoNotAnswer.txt");
    }

    [Fact]
    public void Text_that_was_mutated_is_read_or_refused()
    {
        var random = new Random(20260131);
        for (var i = 0; i < 5_000; i++)
        {
            var at = random.Next(After.Length);
            var text = After[..at] + "{}\"\\,= \t#1aN"[random.Next(12)] + After[(at + random.Next(2))..];
            Assert.NotEqual(PrometheusText.Parse(text, out var problem) is null, problem.Length == 0);
        }
    }

    private async Task Passes(string value, string budget)
    {
        await using var endpoint = new MetricsEndpoint(0, Before, After);
        var report = await _gate.CheckAsync(Command(endpoint, value), $"['{budget}']");
        Assert.Equal("", string.Join('\n', report.Diagnostics));
        Assert.Equal(Verdict.Pass, report.Gates[0].Verdict);
    }

    private async Task<string> Said(string value, string before, string after)
    {
        await using var endpoint = new MetricsEndpoint(0, before, after);
        return (await _gate.SayAsync(Command(endpoint, value), "[x < 5]")).Replace($":{endpoint.Port}/", ":PORT/", StringComparison.Ordinal);
    }

    private static string Command(MetricsEndpoint endpoint, string value) => $"{{ run: ./job.sh, metrics: {{ values: {{ x: '{value}' }}, prometheus: '{endpoint.Url}' }} }}";
}
