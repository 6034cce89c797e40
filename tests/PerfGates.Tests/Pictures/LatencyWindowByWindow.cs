using PerfGates.Pictures;
using PerfGates.Probes;

namespace PerfGates.Tests.Pictures;

public class LatencyWindowByWindow
{
    [Fact]
    public void Counts_by_window_and_by_value()
    {
        var picture = LatencyOverTime.Of("latency", Series(0.5, [new(100, 0, [], [(0.01, 90), (0.1, 10)]), new(52, 2, [], [(0.01, 50)])]), 0.05)!;

        Assert.Equal([0, 0.5], picture.Starts);
        Assert.Equal((1, 0.05), (picture.End, picture.Limit!.Value));
        Assert.Equal([0, 2], picture.Failures);
        var rows = picture.Bounds.Count - 1;
        Assert.Equal((0.01, 0.1), (picture.Bounds[0], picture.Bounds[^1]));
        Assert.Equal(90, picture.Counts[0]);
        Assert.Equal(10, picture.Counts[rows - 1]);
        Assert.Equal(50, picture.Counts[rows]);
        Assert.Equal(150, picture.Counts.Sum());
    }

    [Fact]
    public void Many_windows_and_a_wide_range_are_merged_and_nothing_is_lost()
    {
        var windows = Enumerable.Range(0, 500).Select(i => new EventWindow(11, 1, [], [(1e-4, 9), (i == 333 ? 60 : 0.001, 1)])).ToList();
        var picture = LatencyOverTime.Of("latency", Series(0.1, windows), null)!;

        Assert.InRange(picture.Starts.Count, 30, LatencyOverTime.MostColumns);
        Assert.Equal(LatencyOverTime.MostRows, picture.Bounds.Count - 1);
        Assert.Equal(picture.Starts.Count * LatencyOverTime.MostRows, picture.Counts.Count);
        Assert.Equal((5000, 500), (picture.Counts.Sum(), picture.Failures.Sum()));
        // The one slow answer is alone in the highest row.
        Assert.Equal(1, Enumerable.Range(1, picture.Starts.Count).Sum(c => picture.Counts[c * LatencyOverTime.MostRows - 1]));
        Assert.Equal(50, picture.End);
    }

    [Fact]
    public void Equal_values_are_one_row() => Assert.Equal(2, LatencyOverTime.Of("latency", Series(1, [new(40, 0, [], [(0.01, 40)]), new(40, 0, [], [(0.01, 40)])]), null)!.Bounds.Count);

    [Fact]
    public void Few_events_or_windows_of_unknown_length_are_no_picture()
    {
        EventWindow[] windows = [new(40, 0, [], [(0.01, 40)]), new(40, 0, [], [(0.02, 40)])];
        Assert.NotNull(LatencyOverTime.Of("latency", Series(1, windows), null));
        Assert.Null(LatencyOverTime.Of("latency", Series(0, windows), null));
        Assert.Null(LatencyOverTime.Of("latency", Series(1, [.. windows.Select(w => w with { Count = 4 })]), null));
        Assert.Null(LatencyOverTime.Of("latency", Series(1, [new(40, 40, [], []), new(40, 40, [], [])]), null));
    }

    [Fact]
    public void A_load_of_one_request_is_shown_once_with_the_limit_of_its_percentiles()
    {
        var evidence = new Evidence.Percentile(0.95, Series(1, [new(40, 0, [], [(0.01, 40)]), new(40, 0, [], [(0.02, 40)])]));
        Dictionary<string, Reading> readings = new() { ["p95"] = new(0.02) { Evidence = evidence }, ["p99"] = new(0.02) { Evidence = evidence } };
        Subject[] subjects = [new("load", "sustained", ["sustained"], readings), new("request", "checkout", ["checkout"], readings)];
        var pictures = RunPictures.Of(new(subjects, []), (subject, metric) => subject.Name == "sustained" ? metric == "p95" ? 0.5 : 0.9 : null);

        Assert.Equal([("latency of sustained", 0.5)], pictures.Cast<Picture.Heatmap>().Select(p => (p.Title, p.Limit!.Value)));
    }

    private static EventSeries Series(double seconds, IReadOnlyList<EventWindow> windows) =>
        new(windows, [], [.. windows.SelectMany(w => w.Values)], null) { Seconds = seconds };
}
