using PerfGates.Diagnostics;
using PerfGates.Probes;

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

    // Where it was started several times, the worst start speaks.
    private static Observations Observed(ServerSettings server, ServerRecord record)
    {
        if (record.Problems.Count > 0) return Observations.Failed([.. record.Problems]);
        if (record.Lives.Count == 0) return Observations.Failed();
        Dictionary<string, Reading> values = [];
        values[ServerMetrics.Startup.Name] = new(record.Lives.Max(l => l.Startup.TotalSeconds));
        return new([Subject.Gate(values)], []);
    }
}
