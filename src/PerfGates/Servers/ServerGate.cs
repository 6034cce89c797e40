using System.Globalization;
using PerfGates.Diagnostics;
using PerfGates.Pictures;
using PerfGates.Probes;
using PerfGates.Resources;

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
        var values = new Dictionary<string, Reading> { [ServerMetrics.Startup.Name] = Worst(record, l => new(l.Startup.TotalSeconds)) };
        if (!server.IsWatched) return new([Subject.Gate(values)], []);
        if (record.Lives.Select(l => Unknown(server, l)).FirstOrDefault(u => u is not null) is { } unknown) return new([Subject.Gate(values)], [Rules.ServerUnobserved.At(server.Name.Span, server.Name.Value, unknown)]);
        foreach (var metric in (Metric[])[ServerMetrics.PeakMemory, ServerMetrics.MeanMemory, ServerMetrics.ProcessorTime]) values[metric.Name] = Worst(record, l => OfItsLife(l)[metric.Name]);
        values[ServerMetrics.MeanProcessor.Name] = Worst(record, l => ResourceFigures.Of(l.Record!).Values[ServerMetrics.MeanProcessor.Name]);
        return new([Subject.Gate(values)], []) { Pictures = [.. Timelines.Of(record.Lives[0].Record!)] };
    }

    private static string? Unknown(ServerSettings server, ServerLife life) =>
        life.Record is null ? ResourceMeter.Obstacle ?? "it was not watched"
        : ResourceFigures.Of(life.Record).Unknown.Where(u => server.Budgets.Any(b => b.Expression.Metric == u.Key)).Select(u => u.Value).FirstOrDefault();

    // What it took to become ready is the server's too.
    private static IReadOnlyDictionary<string, Reading> OfItsLife(ServerLife life) => ResourceFigures.Of(life.Record! with { Marks = [] }).Values;

    // Where it was started several times, the worst start speaks.
    private static Reading Worst(ServerRecord record, Func<ServerLife, Reading> reading)
    {
        var worst = record.Lives.Select(reading).MaxBy(r => r.Value);
        return record.Lives.Count > 1 ? worst with { Cause = string.Create(CultureInfo.InvariantCulture, $"the worst of {record.Lives.Count} starts") } : worst;
    }
}
