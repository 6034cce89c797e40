using PerfGates.Probes.Generation;
using PerfGates.Probes.Generation.Jobs;
using PerfGates.Probes.Generation.Streams;

namespace PerfGates.Tests.Probes.Generation;

public class WordsOfServers
{
    [Theory]
    [InlineData("2026-11-21T10:00:05Z", 1795255205), InlineData("2026-11-21T11:00:05+01:00", 1795255205), InlineData("1795255205", 1795255205), InlineData("1795255205.5", 1795255205.5), InlineData("1795255205000", 1795255205), InlineData("0", 0)]
    public void Times_are_read_however_they_are_written(string text, double seconds) => Assert.Equal(seconds, ServerTime.Read(text));

    [Theory]
    [InlineData("2026-11-21T10:00:05Z", 1), InlineData("2026-11-21T10:00:05.25+01:00", 0.01), InlineData("2026-11-21T10:00:05.2500000Z", 0), InlineData("1795255205", 1), InlineData("1795255205.5", 0.1), InlineData("1795255205.125", 0), InlineData("1795255205000", 0)]
    public void A_time_is_as_fine_as_it_is_written(string text, double seconds) => Assert.Equal(seconds, ServerTime.Grain(text), 12);

    [Theory, InlineData("soon"), InlineData(""), InlineData("-5"), InlineData("NaN"), InlineData("1795255205000000000")]
    public void What_is_no_time_is_none(string text) => Assert.Null(ServerTime.Read(text));

    [Theory]
    [InlineData("7/50", null, 7, 50), InlineData("7", "50", 7, 50), InlineData("0.14", null, 0.14, 1), InlineData("14", null, 0.14, 1), InlineData("1%", null, 0.01, 1), InlineData("1", null, 1, 1), InlineData("100", null, 1, 1)]
    public void Progress_is_steps_a_share_or_percent(string text, string? steps, double step, double of) => Assert.Equal((step, of), ProgressText.Read(text, steps));

    [Theory, InlineData("half", null), InlineData("140", null), InlineData("51/50", null), InlineData("1/0", null), InlineData("1/2/3", null), InlineData("-1", null)]
    public void What_is_no_progress_is_none(string text, string? steps) => Assert.Null(ProgressText.Read(text, steps));

    [Theory]
    [InlineData(10.0, 10.0, null, 1.0), InlineData(10.0, 0.0, null, 0.05), InlineData(10.0, 100.0, null, 2.0), InlineData(10.0, -5.0, null, 0.5), InlineData(10.0, null, null, 0.5), InlineData(0.1, null, null, 0.05), InlineData(10.0, 0.0, 3.0, 3.0), InlineData(10.0, 15.0, 1.0, 1.5)]
    public void The_next_poll_comes_after_a_tenth_of_what_is_left(double elapsed, double? left, double? retryAfter, double seconds) =>
        Assert.Equal(seconds, PollPace.After(elapsed, left, retryAfter is { } r ? TimeSpan.FromSeconds(r) : null).TotalSeconds, 9);

    [Fact]
    public void Events_are_cut_by_empty_lines_however_they_arrive()
    {
        const string Sent = ": hello\r\ndata: one\r\nid: 1\r\n\r\ndata:two\ndata: lines\n\nevent: x\rdata\r\rdatum: no\n\ndata: last";
        for (var size = 1; size < Sent.Length; size++)
        {
            List<string> taken = [];
            var payloads = new Payloads(isEvents: true, taken.Add);
            foreach (var chunk in System.Text.Encoding.UTF8.GetBytes(Sent).Chunk(size)) payloads.Feed(chunk);
            payloads.Finish();
            Assert.Equal(["one", "two\nlines", "", "last"], taken);
        }
    }

    [Fact]
    public void A_payload_without_end_is_not_kept()
    {
        var payloads = new Payloads(isEvents: false, _ => { });
        for (var i = 0; i < 300 && !payloads.IsTooLong; i++) payloads.Feed(new byte[65536]);
        Assert.True(payloads.IsTooLong);
    }

    [Fact]
    public void One_that_took_next_to_no_time_is_suspicious()
    {
        Assert.Null(TooFast.Among([]));
        Assert.Null(TooFast.Among([5]));
        Assert.Null(TooFast.Among([5, 0.5]));
        Assert.Equal((0.4, 5), TooFast.Among([5, 0.4, 6, 4.9]));
    }
}
