using System.Globalization;
using PerfGates.Resources;
using PerfGates.Units;

namespace PerfGates.Probes;

/// <summary>
/// The most memory that programs had together, as an interval. At least so much as was seen at one moment, or as the kernel
/// kept of one process; at most what it kept of all of them.
/// </summary>
internal static class PeakFigure
{
    // Fewer looks show nothing of how steeply memory rises.
    private const int FewestLooks = 10;

    // Of the peak: below it a program is still loading.
    private const double Loaded = 0.5;

    /// <summary>Null where nothing was seen, nor kept.</summary>
    public static Reading? Of(MeasuredTime measured)
    {
        var record = measured.Record;
        var time = measured.FromTheBeginning();
        long? sampled = time.Shares.Count > 0 ? time.Shares.Max(s => s.Proportional) : null;
        var bound = Least(record.PeakOfEach, record.PeakGroup);
        if (Greatest(sampled, record.PeakProcess) is not { } low)
            return bound is null ? null : new(bound.Value) { Range = Range(0, bound.Value, "it ended before anybody could look", "let it run for longer"), Source = "at most what the kernel kept of all its processes" };
        var high = Math.Max(low, Math.Min(bound ?? double.PositiveInfinity, time.Samples.Count >= FewestLooks && record.Doubt is null ? low + Uncertainty(time) : double.PositiveInfinity));
        var looks = string.Create(CultureInfo.InvariantCulture, $"{time.Shares.Count} samples, longest gap {QuantityText.Format(new(Math.Round(record.LongestGap, 3), Dimension.Time))}");
        return new(low, Cause: Stage(time))
        {
            Range = high > low ? Range(low, high, record.Doubt ?? More(high - low), record.Doubt is null ? "leave more room, or have fewer and longer-lived processes" : "run it as the user who measures") : null,
            Source = low == record.PeakProcess
                ? record.Members.Count > 1 ? "resident peak of the largest process, kept by the kernel" : "resident peak of 1 process, kept by the kernel"
                : $"sum of PSS of {Processes(time.Shares.Max(s => s.Processes))}, {looks}",
        };
    }

    /// <summary>
    /// What may have been missed between two looks: half of the largest step up from one to the next, without those of
    /// loading. A rule of thumb. Never less than 0.
    /// </summary>
    public static double Uncertainty(MeasuredTime time) =>
        Math.Max(Step([.. time.Shares.Select(s => s.Proportional!.Value)]), Step([.. time.Samples.Select(s => s.Anonymous)])) / 2;

    private static double Step(long[] values)
    {
        var loaded = values.Length == 0 ? 0 : values.Max() * Loaded;
        return values.Zip(values.Skip(1)).Where(p => p.First >= loaded).Select(p => (double)(p.Second - p.First)).Append(0).Max();
    }

    public static string Processes(int count) => count == 1 ? "1 process" : string.Create(CultureInfo.InvariantCulture, $"{count} processes");

    // Null where nobody has named stages.
    private static string? Stage(MeasuredTime time)
    {
        ResourceMark[] stages = [.. time.Record.Marks.Where(m => m.Kind == MarkKind.StageBegins && m.Time <= time.To)];
        if (stages.Length == 0 || time.Shares.Count == 0) return null;
        var highest = time.Shares.MaxBy(s => s.Proportional)!;
        var at = Array.FindLastIndex(stages, s => s.Time <= highest.Time);
        if (at < 0) return $"reached before stage {stages[0].Name}";
        var begun = at == 0 ? 0 : stages[at - 1].Time;
        ResourceSample[] before = [.. time.Shares.Where(s => s.Time >= begun && s.Time < stages[at].Time)];
        var over = before.Length == 0 ? "" : $", +{Size(highest.Proportional!.Value - before.Max(s => s.Proportional!.Value))} over {(at == 0 ? "before it" : stages[at - 1].Name)}";
        return $"reached in stage {stages[at].Name}{over}";
    }

    private static MeterRange Range(double low, double high, string why, string need) => new(low, high, why, need);

    private static string More(double bytes) => double.IsFinite(bytes) ? $"it may have been up to {Size(bytes)} more between two looks" : "it may have been more between two looks";

    private static string Size(double bytes) => QuantityText.Short(new(bytes, Dimension.Size));

    private static double? Greatest(double? one, double? other) => one is null ? other : other is null ? one : Math.Max(one.Value, other.Value);

    private static double? Least(double? one, double? other) => one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);
}
