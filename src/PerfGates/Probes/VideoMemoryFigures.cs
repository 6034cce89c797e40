using System.Globalization;
using PerfGates.Gpu;
using PerfGates.Resources;
using PerfGates.Units;

namespace PerfGates.Probes;

/// <summary>The metrics of graphics memory, made of what was seen of it. Pure: a recording gives the same again.</summary>
internal static class VideoMemoryFigures
{
    // Of the peak: below it a program is still loading.
    private const double Loaded = 0.5;

    private static readonly TimeSpan Finest = TimeSpan.FromMilliseconds(5);

    /// <summary>None where nobody asked; no reading, with the reason, where it could not be measured.</summary>
    public static IEnumerable<(Metric Metric, Reading? Reading, string Why)> Of(MeasuredTime measured)
    {
        var (record, time) = (measured.Record, measured.FromTheBeginning());
        if (record.GpuObstacle is { } obstacle)
            return All(obstacle.IsAbsent ? new(double.NaN) { Evidence = new Evidence.Absent(obstacle.Why) } : null, $"graphics memory could not be read: {obstacle.Why}");
        if (record.Gpu.Count == 0) return [];
        var known = VideoMemory.Of(time, out var unknown);
        return
        [
            (ResourceMetrics.PeakVideoMemory, known is null ? NotKnown(unknown) : Peak(time, known), ""),
            (ResourceMetrics.VideoMemoryGrowth, known is null ? NotKnown(unknown) : Growth(measured, known), "it ran for too short a time"),
            (ResourceMetrics.SpilledVideoMemory, Spill(time), ""),
        ];
    }

    private static IEnumerable<(Metric Metric, Reading? Reading, string Why)> All(Reading? reading, string why) =>
        [(ResourceMetrics.PeakVideoMemory, reading, why), (ResourceMetrics.VideoMemoryGrowth, reading, why), (ResourceMetrics.SpilledVideoMemory, reading, why)];

    private static Reading NotKnown(string why) => new(double.NaN) { Evidence = new Evidence.Unknown(why) };

    private static Reading Peak(MeasuredTime time, VideoMemory memory)
    {
        var highest = memory.Points.MaxBy(p => p.Bytes);
        var (low, source) = memory.Kept is { } kept && kept.Most > highest.Bytes
            ? (kept.Most, $"peak of 1 process, kept by the driver; {memory.What}")
            : (highest.Bytes, memory.What);
        return new(low, Cause: Cause(time.Record, memory.Points, highest)) { Range = Range(time, memory, low), Source = $"{source}, {Looks(memory.Points)}" };
    }

    // What leaves it open adds up; the largest doubt gives the words.
    private static MeterRange? Range(MeasuredTime time, VideoMemory memory, long peak)
    {
        var missed = Uncertainty(memory.Points);
        if (memory.Kept is { } kept) missed = Math.Max(0, Math.Min(missed, kept.Sum - peak));
        var (grown, shrunk) = memory.Others;
        var (low, high) = (Math.Max(0, peak - grown), peak + missed + memory.Before + shrunk);
        if (high <= low) return null;
        if (memory.Before > 0)
            return new(low, high, $"what ran before may have had some of the {Size(memory.Before)} that the card had at the beginning", "let the gate start its own program, or measure where the driver tells the memory of processes");
        if (grown + shrunk > 0)
            return new(low, high, $"other programs on the card changed theirs by {Size(Math.Max(grown, shrunk))} meanwhile", "end them");
        return new(low, high, $"it may have been up to {Size(high - peak)} more between two looks", time.Record.GpuLooks.Every > Finest ? "set 'every: 5ms' in a 'vram' gate" : "leave more room");
    }

    /// <summary>
    /// What may have been missed between two looks: half of the largest step up from one to the next, without those of
    /// loading. A rule of thumb. Never less than 0.
    /// </summary>
    public static double Uncertainty(IReadOnlyList<(double Time, long Bytes)> points)
    {
        var loaded = points.Max(p => p.Bytes) * Loaded;
        return points.Zip(points.Skip(1)).Where(p => p.First.Bytes >= loaded).Select(p => (double)(p.Second.Bytes - p.First.Bytes)).Append(0).Max() / 2;
    }

    private static Reading? Growth(MeasuredTime time, VideoMemory memory)
    {
        if (memory.Others is var (grown, shrunk) && grown + shrunk > 0) return NotKnown("other programs on the card changed theirs meanwhile; end them");
        (double, long)[] points = [.. memory.Points.Where(p => p.Time >= time.From)];
        return GrowthFigures.OfFloors(time, points) is { } growth ? growth with { Source = $"floors of the {memory.What}" } : null;
    }

    private static Reading Spill(MeasuredTime time)
    {
        var record = time.Record;
        if (record.GpuFacts?.NoSpill is { } none) return new(double.NaN) { Evidence = new Evidence.Absent(none) };
        var ours = record.Members.Select(m => m.ProcessId).ToHashSet();
        GpuProcess[][] looks = [.. record.Gpu.Where(s => s.Time <= time.To).Select(s => s.Processes.Where(p => ours.Contains(p.ProcessId)).ToArray())];
        if (looks.All(l => l.Length == 0)) return NotKnown("none of the gate's processes was seen on a GPU");
        if (looks.Any(l => l.Any(p => p.Spilled is null))) return NotKnown("the driver does not tell what of single processes is in system memory");
        long[] sums = [.. looks.Select(l => l.Sum(p => p.Spilled!.Value))];
        return new(Math.Max(0, sums.Max() - sums[0])) { Source = $"{record.GpuFacts?.Source} system memory of {PeakFigure.Processes(looks.SelectMany(l => l).Select(p => p.ProcessId).Distinct().Count())}, {sums.Length} samples" };
    }

    private static string Looks(IReadOnlyList<(double Time, long Bytes)> points)
    {
        var gap = points.Zip(points.Skip(1), (one, next) => next.Time - one.Time).Append(0).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{(points.Count == 1 ? "1 sample" : $"{points.Count} samples")}, longest gap {QuantityText.Format(new(Math.Round(gap, 3), Dimension.Time))}");
    }

    private static string? Cause(ResourceRecord record, IReadOnlyList<(double Time, long Bytes)> points, (double Time, long Bytes) highest)
    {
        string?[] parts = [Stage(record, points, highest), record.OwnVideoMemory is { } own ? $"the program itself counts {Size(own)} of it" : null];
        return parts.Any(p => p is not null) ? string.Join(", ", parts.OfType<string>()) : null;
    }

    // Null where nobody has named stages.
    private static string? Stage(ResourceRecord record, IReadOnlyList<(double Time, long Bytes)> points, (double Time, long Bytes) highest)
    {
        ResourceMark[] stages = [.. record.Marks.Where(m => m.Kind == MarkKind.StageBegins && m.Time <= highest.Time)];
        if (stages.Length == 0) return null;
        var (stage, from) = (stages[^1], stages.Length > 1 ? stages[^2].Time : 0);
        long[] before = [.. points.Where(p => p.Time >= from && p.Time < stage.Time).Select(p => p.Bytes)];
        return $"reached in stage {stage.Name}{(before.Length == 0 ? "" : $", +{Size(highest.Bytes - before.Max())} over {(stages.Length > 1 ? stages[^2].Name : "what was before")}")}";
    }

    private static string Size(double bytes) => QuantityText.Short(new(bytes, Dimension.Size));
}
