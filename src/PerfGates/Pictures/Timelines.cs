using PerfGates.Probes;
using PerfGates.Resources;
using PerfGates.Units;

namespace PerfGates.Pictures;

/// <summary>What one run used over time.</summary>
internal static class Timelines
{
    private const int FewestPoints = 3;

    // Processor time is counted in hundredths of a second: rates of shorter stretches are noise.
    private const double ShortestStretch = 0.1;

    private const string OfMemory = "memory", OfProcessors = "processors in use", OfVideoMemory = "graphics memory";

    /// <summary>Without limits.</summary>
    public static IEnumerable<Picture> Of(ResourceRecord record)
    {
        List<PictureLine> memory = [.. Memory(record)];
        if (memory.Count > 0) yield return new Picture.Timeline(OfMemory, Dimension.Size, memory, null);
        var processors = Processors(record);
        if (processors.Count >= FewestPoints) yield return new Picture.Timeline(OfProcessors, Dimension.Number, [Thinning.Line("", processors)], null);
        if (VideoMemory.Of(new(record, 0, record.Watched), out _) is { Points.Count: >= FewestPoints } video && video.Points.Any(p => p.Bytes > 0))
            yield return new Picture.Timeline(OfVideoMemory, Dimension.Size, [Thinning.Line("", [.. video.Points.Select(p => (p.Time, (double)p.Bytes))])], null);
    }

    /// <summary>With the limit of what it shows, where it shows something that has one.</summary>
    /// <param name="limitOf">Of a metric of resources, in its unit; null where it has none.</param>
    public static Picture Limited(Picture picture, Func<string, double?> limitOf) => picture switch
    {
        Picture.Timeline { Title: OfMemory } memory => memory with { Limit = limitOf(ResourceMetrics.PeakMemory.Key) },
        Picture.Timeline { Title: OfVideoMemory } video => video with { Limit = limitOf(ResourceMetrics.PeakVideoMemory.Key) },
        _ => picture,
    };

    // What budgets are about is PSS; where it is too slow to be read at every look, the line that moves is the memory that nobody shares.
    private static IEnumerable<PictureLine> Memory(ResourceRecord record)
    {
        ResourceSample[] living = [.. record.Samples.Where(s => s.Processes > 0)];
        (double, double)[] shares = [.. living.Where(s => s.Proportional is not null).Select(s => (s.Time, (double)s.Proportional!.Value))];
        if (shares.Length >= FewestPoints) yield return Thinning.Line(shares.Length * 2 > living.Length ? "" : "PSS", shares);
        if (shares.Length * 2 <= living.Length && living.Length >= FewestPoints) yield return Thinning.Line("anonymous", [.. living.Select(s => (s.Time, (double)s.Anonymous))]);
    }

    private static List<(double Time, double Value)> Processors(ResourceRecord record)
    {
        List<(double, double)> rates = [];
        var shortest = Math.Max(ShortestStretch, record.Watched / Thinning.MostPoints);
        var before = record.Samples.Count > 0 ? record.Samples[0] : null;
        foreach (var sample in record.Samples)
        {
            if (sample.Time - before!.Time < shortest) continue;
            rates.Add((sample.Time, Math.Max(0, (sample.Processor - before.Processor) / (sample.Time - before.Time))));
            before = sample;
        }
        return rates;
    }
}
