using System.Globalization;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Units;

namespace PerfGates.Servers;

/// <summary>Judges a server's own budgets as if they were a gate's: by what was seen of it while the gates used it.</summary>
internal static class ServerGate
{
    public const string Word = "server";

    public static BoundProbe Bound(ServerSettings server) =>
        new(ServerMetrics.All, [], new SamplingPlan(1, "start"), () => (context, _) => Task.FromResult(Observed(server, context.ServerRecords.GetValueOrDefault(server.Name.Value, ServerRecord.Nothing))))
        {
            UsesBuild = false,
        };

    private static Observations Observed(ServerSettings server, ServerRecord record)
    {
        if (record.Problems.Count > 0) return Observations.Failed([.. record.Problems]);
        if (record.Lives.Count == 0) return Observations.Failed();
        var values = new Dictionary<string, Reading> { [ServerMetrics.Startup.Name] = Worst(record, l => l.Startup.TotalSeconds, _ => null) };
        if (!server.IsWatched) return new([Subject.Gate(values)], []);
        if (record.Lives.Select(Unknown).FirstOrDefault(u => u is not null) is { } unknown) return new([Subject.Gate(values)], [Rules.ServerUnobserved.At(server.Name.Span, server.Name.Value, unknown)]);
        values[ServerMetrics.PeakMemory.Name] = Worst(record, l => l.AtEnd!.PeakMemory, l => l.AtEnd!.PeakProcess > l.AtEnd.PeakSum ? "resident peak of its largest process, kept by the kernel" : Sampled(l.AtEnd));
        values[ServerMetrics.MeanMemory.Name] = Worst(record, l => l.AtEnd!.MeanMemory, l => Sampled(l.AtEnd!));
        values[ServerMetrics.MeanProcessor.Name] = Worst(record, l => l.MeanProcessor!.Value, _ => string.Create(CultureInfo.InvariantCulture, $"of {Environment.ProcessorCount} processors"));
        values[ServerMetrics.ProcessorTime.Name] = Worst(record, l => l.AtEnd!.Processor.TotalSeconds, _ => null);
        return new([Subject.Gate(values)], []);
    }

    private static string? Unknown(ServerLife life) => life.AtEnd is { } end ? end.Doubt : ResourceWatch.Obstacle ?? "it was not watched";

    // Where it was started several times, the worst start speaks.
    private static Reading Worst(ServerRecord record, Func<ServerLife, double> value, Func<ServerLife, string?> source)
    {
        var worst = record.Lives.MaxBy(value)!;
        string?[] causes = [source(worst), record.Lives.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"the worst of {record.Lives.Count} starts") : null];
        return new(value(worst), Cause: string.Join(", ", causes.OfType<string>()) is { Length: > 0 } cause ? cause : null);
    }

    private static string Sampled(ResourceReadings readings) => string.Create(CultureInfo.InvariantCulture,
        $"sum of PSS of {(readings.Processes == 1 ? "1 process" : $"{readings.Processes} processes")}, every {QuantityText.Format(new(Math.Round(readings.Period.TotalSeconds, 3), Dimension.Time))}");
}
