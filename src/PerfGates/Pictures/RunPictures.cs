using PerfGates.Probes;

namespace PerfGates.Pictures;

/// <summary>What there is to look at in one run: how slow it was when, what its probe shows, what it used.</summary>
internal static class RunPictures
{
    // More of them are the requests of one load, one by one.
    private const int MostHeatmaps = 4;

    /// <param name="limitOf">Of a metric of a subject, in its unit; null where no budget gives one.</param>
    public static IReadOnlyList<Picture> Of(Observations run, Func<Subject, string, double?> limitOf) =>
    [
        .. Heatmaps(run, limitOf).Take(MostHeatmaps),
        .. run.Pictures.Concat(run.Resources is { } record ? Timelines.Of(record) : []).Select(p => Timelines.Limited(p, metric => run.Subjects.Select(s => limitOf(s, metric)).Min())),
    ];

    private static IEnumerable<Picture> Heatmaps(Observations run, Func<Subject, string, double?> limitOf)
    {
        List<EventSeries> shown = [];
        foreach (var subject in run.Subjects)
        {
            (string Metric, Evidence.Percentile Evidence)[] percentiles = [.. subject.Values.Where(v => v.Value.Evidence is Evidence.Percentile).Select(v => (v.Key, (Evidence.Percentile)v.Value.Evidence!))];
            if (percentiles.Length == 0) continue;
            var events = percentiles[0].Evidence.Events;
            // A load of one request is the same twice.
            if (shown.Any(s => s.Count == events.Count && s.Windows.Count == events.Windows.Count && s.Values.SequenceEqual(events.Values))) continue;
            var limit = percentiles.Select(p => limitOf(subject, p.Metric)).Min();
            if (LatencyOverTime.Of(subject.Name.Length > 0 ? $"latency of {subject.Name}" : "latency", events, limit) is not { } picture) continue;
            shown.Add(events);
            yield return picture;
        }
    }
}
