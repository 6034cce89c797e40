using System.Globalization;
using PerfGates.Resources;
using PerfGates.Units;

namespace PerfGates.Probes;

/// <summary>The metrics of resources, made of what was seen of them. Pure: a recording gives the same again.</summary>
/// <param name="Values">Metric name → reading; NaN where it is not known.</param>
/// <param name="Unknown">Metric name → why it is not known.</param>
internal sealed record ResourceFigures(IReadOnlyDictionary<string, Reading> Values, IReadOnlyDictionary<string, string> Unknown)
{
    private const string TooShort = "it ran for too short a time";

    public static ResourceFigures Of(ResourceRecord record)
    {
        var time = MeasuredTime.Of(record);
        var memory = record.Doubt ?? TooShort;
        (Metric Metric, Reading? Reading, string Why)[] all =
        [
            (ResourceMetrics.PeakMemory, PeakFigure.Of(time), memory),
            (ResourceMetrics.MeanMemory, Mean(time), memory),
            (ResourceMetrics.MemoryGrowth, GrowthFigures.OfMemory(time), memory),
            (ResourceMetrics.ProcessorTime, Counted(time, s => s.Processor), TooShort),
            (ResourceMetrics.MeanProcessor, MeanProcessor(time), TooShort),
            (ResourceMetrics.Read, Counted(time, s => s.ReadBytes), Counts("bytes that it read")),
            (ResourceMetrics.Written, Counted(time, s => s.WrittenBytes), Counts("bytes that it wrote")),
            (ResourceMetrics.ThreadGrowth, GrowthFigures.OfCount(time, s => s.Threads), TooShort),
            (ResourceMetrics.HandleGrowth, GrowthFigures.OfCount(time, s => s.Handles), Counts("open files")),
            (ResourceMetrics.HeapGrowth, null, "it is told by 'leak' of the probe 'process', which collects everything and looks at what is left"),
            (ResourceMetrics.LongestPause, LongestPause(time), record.PausesDoubt ?? "nobody listened to it"),
            .. VideoMemoryFigures.Of(time),
        ];
        return new(
            all.ToDictionary(f => f.Metric.Key, f => f.Reading ?? new(double.NaN)),
            all.Where(f => f.Reading is null).ToDictionary(f => f.Metric.Key, f => ResourceMeter.Obstacle ?? f.Why));

        string Counts(string what) => record.Samples.Count == 0 ? TooShort : $"the {what} may not be read";
    }

    // By the time that each look stands for, without those in which nothing lived.
    private static Reading? Mean(MeasuredTime time)
    {
        if (time.Shares.Count == 0 || time.Record.Doubt is not null) return null;
        var (area, length) = (0.0, 0.0);
        ResourceSample? before = null;
        foreach (var sample in time.Record.Samples.Where(s => s.Time >= time.From && s.Time <= time.To && (s.Processes == 0 || s.Proportional is not null)))
        {
            if (before is not null && sample.Processes > 0)
            {
                var seconds = sample.Time - before.Time;
                (area, length) = (area + (before.Proportional!.Value + sample.Proportional!.Value) / 2.0 * seconds, length + seconds);
            }
            before = sample.Processes == 0 ? null : sample;
        }
        return new(length > 0 ? area / length : time.Shares.Average(s => (double)s.Proportional!.Value))
        {
            Source = string.Create(CultureInfo.InvariantCulture, $"sum of PSS of {PeakFigure.Processes(time.Shares.Max(s => s.Processes))}, {(time.Shares.Count == 1 ? "1 sample" : $"{time.Shares.Count} samples")}"),
        };
    }

    private static Reading? LongestPause(MeasuredTime time)
    {
        if (time.Record.Pauses is not { } all) return null;
        var pauses = all.Where(p => p.Time >= time.From && p.Time <= time.To).ToList();
        return new(pauses.Select(p => p.Length).DefaultIfEmpty(0).Max())
        {
            Evidence = new Evidence.Once(),
            Source = string.Create(CultureInfo.InvariantCulture, $"of {pauses.Count} pauses for collections, told by the runtime"),
        };
    }

    private static Reading? Counted(MeasuredTime time, Func<ResourceSample, double?> counter) => time.Rise(counter) is { } rise ? new(rise) : null;

    // Of counters, never of percentages.
    private static Reading? MeanProcessor(MeasuredTime time) => time.Length > 0 && time.Rise(s => s.Processor) is { } seconds
        ? new(seconds / time.Length / time.Record.Processors) { Source = string.Create(CultureInfo.InvariantCulture, $"share of {(time.Record.Processors == 1 ? "1 processor" : $"{time.Record.Processors} processors")}") }
        : null;
}
