using System.Text.RegularExpressions;
using PerfGates.Probes;
using PerfGates.Resources;
using PerfGates.Units;

namespace PerfGates.Tests.Gpu;

/// <summary>Readings of graphics memory as text, without what differs from machine to machine.</summary>
internal static partial class Said
{
    public static string Of(ResourceRecord record) => string.Concat(VideoMemoryFigures.Of(MeasuredTime.Of(record)).Select(f => $"{f.Metric.Name}: {Of(f.Reading, f.Why)}\n"));

    public static string WithoutTimes(string text) => Looks().Replace(text, "N samples, longest gap T");

    private static string Of(Reading? reading, string why) => reading switch
    {
        null => $"not measured, because {why}",
        { Evidence: Evidence.Absent absent } => $"skipped, because {absent.Why}",
        { Evidence: Evidence.Unknown unknown } => $"unknown, because {unknown.Why}",
        { Evidence: Evidence.Growth } => $"growth, {reading.Value.Source}",
        { } r => WithoutTimes(string.Join("; ", new[]
        {
            $"{r.Value.ToString("0", System.Globalization.CultureInfo.InvariantCulture)} B",
            r.Source,
            r.Cause,
            r.Range is { } range ? $"from {QuantityText.Short(new(range.Low, Dimension.Size))} to {QuantityText.Short(new(range.High, Dimension.Size))}, because {range.Why}; {range.Need}" : null,
        }.OfType<string>())),
    };

    [GeneratedRegex("[0-9]+ samples?, longest gap [0-9.]+ (µs|ms|s|m)")]
    private static partial Regex Looks();
}
