using PerfGates.Units;

namespace PerfGates.Import;

/// <summary>Steps of load as a budget file writes them.</summary>
internal static class Ramps
{
    // A rate of nothing has no spacing to begin with.
    private const double Slowest = 1;

    public static string Least { get; } = Rate(Slowest);

    public static Yaml.Map Rate(string name, double from, double to, TimeSpan duration, long? connections)
    {
        var rate = from == to ? Rate(from) : $"{Rate(from == 0 ? Slowest : from)}..{Rate(to == 0 ? Slowest : to)}";
        return new([new("name", new Yaml.Text(name)), new("rate", new Yaml.Text(rate)), new("for", new Yaml.Text(GateText.Span(duration))),
            .. connections > 0 ? [new Yaml.Entry("connections", Yaml.Number(connections.Value))] : Array.Empty<Yaml.Entry>()]);
    }

    public static Yaml.Map Users(string name, long users, TimeSpan? duration, long? iterations) => new([
        new("name", new Yaml.Text(name)), new("users", Yaml.Number(users)),
        iterations is { } passes ? new("iterations", Yaml.Number(passes)) : new("for", new Yaml.Text(GateText.Span(duration!.Value)))]);

    private static string Rate(double perSecond) => QuantityText.Write(new(perSecond, Dimension.Rate));
}
