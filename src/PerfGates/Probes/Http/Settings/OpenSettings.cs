using PerfGates.Budgets;
using PerfGates.Load;

namespace PerfGates.Probes.Http.Settings;

internal enum Arrivals
{
    Constant,
    Poisson,
}

/// <summary>What only loads by rate have.</summary>
/// <param name="Connections">Null: one second of the rate, at most 1,000.</param>
/// <param name="Backlog">Null: one second of the rate.</param>
internal sealed record OpenSettings(Arrivals Arrivals, int? Connections, TimeSpan LateAfter, int? Backlog)
{
    private const double MostConnections = 1000;

    public static readonly IReadOnlyList<string> Keys = ["arrivals", "connections", "late-after", "backlog"];

    public static OpenSettings Standard { get; } = new(Arrivals.Constant, null, TimeSpan.FromMilliseconds(10), null);

    public static OpenSettings Read(SettingsReader settings)
    {
        var arrivals = settings.Choice("arrivals", "With 'rate': spaced equally, or as independent users arrive.", Standard.Arrivals);
        var connections = settings.Whole("connections", "With 'rate': connections at most; otherwise one second of the rate, at most 1000.", (int)MostConnections, 1, 60_000);
        var late = settings.Duration("late-after", "With 'rate': sent so much after its time because every connection was busy, a request is late.", Standard.LateAfter) ?? Standard.LateAfter;
        var backlog = settings.Whole("backlog", "With 'rate': passes that may wait for a connection before they are dropped; otherwise one second of the rate.", (int)MostConnections, 1, 10_000_000);
        return new(arrivals, settings.Has("connections") ? connections : null, late, settings.Has("backlog") ? backlog : null);
    }

    public Drive Drive(Level level)
    {
        if (!level.IsRate) return new Drive.Closed((int)level.From);
        var second = (int)Math.Ceiling(Math.Max(level.From, level.To));
        return new Drive.Open(level.From, level.To, Arrivals == Arrivals.Poisson, Connections ?? (int)Math.Min(second, MostConnections), LateAfter, Backlog ?? second);
    }
}
