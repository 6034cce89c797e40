using System.Text;

namespace PerfGates.Tests.Probes.Generation;

public sealed class StreamsThatCome : IAsyncLifetime
{
    private readonly GenerationCheck _check = new();
    private JobServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await JobServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _check.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Events_have_a_first_output_gaps_and_a_rate()
    {
        var report = await _check.RunAsync(Stream("/sse", ["""{"c":""}""", """{"c":"a"}""", """{"c":"b"}""", """{"c":"","u":{"n":12}}""", "[DONE]", """{"c":"late"}"""], "output: $.c, count: $.u.n, done: '[DONE]'"),
            "[first-output < 1h, inter-output.max < 1h, outputs > 1/h, tokens > 1/h, total < 1h]");
        Assert.Equal("", string.Join('\n', report.Diagnostics));
        var figures = report.Gates[0].Measured.Single().Figures.ToDictionary(f => f.Key, f => f.Value);
        // Two outputs have one gap: an empty piece is none, and nothing counts behind the end.
        Assert.Equal(figures["inter-output.max"], 1 / figures["outputs"], 9);
        Assert.Equal(12, figures["tokens"] * (figures["first-output"] + figures["inter-output.max"]), 6);
    }

    [Fact]
    public async Task Lines_are_told_by_their_media_type() =>
        Assert.Equal("", await _check.SayAsync(Stream("/lines", ["""{"x":1}""", """{"x":2}"""], "output: x"), "[outputs > 1/h, total < 1h]"));

    [Fact]
    public async Task What_goes_wrong_is_an_error_at_its_key()
    {
        var said = new StringBuilder();
        foreach (var (path, payloads, more) in new (string, string[], string)[]
                 {
                     ("/sse", [], "format: auto"), ("/sse", ["""{"c":""}"""], "output: $.c"), ("/sse", ["oops"], "output: $.c"), ("/sse", ["""{"c":"a"}"""], "output: $.c, done: '[DONE]'"),
                     ("/sse", ["""{"c":"a"}"""], "output: $.c, count: $.n"), ("/sse", ["""{"c":"a","n":"many"}"""], "output: $.c, count: $.n"), ("/plain", [], "format: auto"), ("/absent", [], "format: auto"),
                 })
            said.Append("# ").Append(path).Append(' ').AppendJoin(' ', payloads).Append("  ").Append(more).Append('\n').Append(await _check.SayAsync(Stream(path, payloads, more), "[total < 1h]"));
        said.Append("# hangs\n").Append(await _check.SayAsync(Stream("/hangs", [], "format: sse"), "[total < 100ms]"));
        said.Append("# nobody there\n").Append(await _check.SayAsync("stream: http://127.0.0.1:1/x", "[total < 1h]"));
        GoldenFile.Matches(said.ToString(), "streams-that-go-wrong.txt");
    }

    [Fact]
    public async Task One_that_is_too_late_is_ended_and_breaks_its_budget() =>
        Assert.Contains("aborted when", await _check.SayAsync(Stream("/hangs", [], "format: sse") + "\nabort: budget", "[total < 100ms]"), StringComparison.Ordinal);

    private string Stream(string path, string[] payloads, string more) =>
        $"stream: {{ url: '{_server.Url}', get: '{path}?{string.Join('&', payloads.Select(p => $"p={Uri.EscapeDataString(p)}"))}', {more} }}";
}
