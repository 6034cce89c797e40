using System.Globalization;
using PerfGates.DotNet;
using PerfGates.Units;

namespace PerfGates.Probes.Process;

/// <summary>Words for what it is that grows, of the stretch that confirms it. Pure.</summary>
internal sealed class LeakCause(LeakWatch watch, LeakSettings leak)
{
    // Of the whole: so much explains it, and so little does not.
    private const double Most = 0.5, Hardly = 0.2;

    private const int Told = 3;

    private readonly string _window = QuantityText.Format(new(leak.Window.TotalSeconds, Dimension.Time));

    /// <summary>Null where there is nothing to say.</summary>
    public string? Of(Metric metric) =>
        metric.Name == ResourceMetrics.HeapGrowth.Name ? Types()
        : metric.Name == ResourceMetrics.HandleGrowth.Name ? watch.Kinds is var (before, after) ? Kinds(before.Handles, after.Handles) : null
        : metric.Name == ResourceMetrics.ThreadGrowth.Name ? watch.Kinds is var (few, many) ? Kinds(few.Threads, many.Threads) : null
        : Memory();

    private string? Memory()
    {
        if (PerWindow(ResourceMetrics.HeapGrowth) is not { } managed || PerWindow(ResourceMetrics.MemoryGrowth) is not { } memory) return null;
        if (managed >= Most * memory) return $"managed {Signed(managed)} per {_window}, {Types()}";
        return managed <= Hardly * memory
            ? $"native: the managed heap grows by {Size(Math.Max(managed, 0))} per {_window}{Beside()}"
            : $"managed {Signed(managed)} and native {Signed(memory - managed)} per {_window}, {Types()}";
    }

    // Threads and handles have memory of their own.
    private string Beside() => string.Concat(new[] { (ResourceMetrics.ThreadGrowth, "threads"), (ResourceMetrics.HandleGrowth, "handles") }
        .Select(g => (Name: g.Item2, Growth: PerWindow(g.Item1) ?? 0)).Where(g => g.Growth >= 1)
        .Select(g => string.Create(CultureInfo.InvariantCulture, $", {g.Name} +{Math.Round(g.Growth)}")));

    private double? PerWindow(Metric metric) => LeakFigures.Of(LeakFigures.Grown.Single(g => g.Metric == metric), watch.Told) is { } stretch ? LeakFigures.PerWindow(stretch, leak) : null;

    private string? Kinds(IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> after) =>
        KeptKinds.Grown(before, after) is { Count: > 0 } grown
            ? $"most: {string.Join(", ", grown.Take(Told).Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Kind} +{k.More}")))} in {Stretch()}"
            : null;

    /// <summary>"most: CartEntry +51.2 MB (51200 objects) in 90 s".</summary>
    private string Types() => watch.Types switch
    {
        null => $"types unknown{(watch.Doubt is { } doubt ? $": {doubt}" : "")}",
        [] => "no type has become more",
        var types => $"most: {string.Join(", ", types.Take(Told).Select(Type))} in {Stretch()}",
    };

    private string Type(TypeGrowth type)
    {
        var size = $"{type.Type} +{Size(type.Bytes)}";
        // An array that has become longer is one object as before.
        return type.Objects <= 0 ? size : string.Create(CultureInfo.InvariantCulture, $"{size} ({type.Objects} {(type.Objects == 1 ? "object" : "objects")}{Kept(type.Objects)})");
    }

    // Of a prime number nothing is a multiple by accident.
    private string Kept(long objects)
    {
        var iterations = (long)leak.Times * watch.Told.Count;
        return leak.Repeat.Count > 0 && objects >= iterations && objects % iterations == 0 ? string.Create(CultureInfo.InvariantCulture, $", keeps {objects / iterations} per iteration") : "";
    }

    private string Stretch() => QuantityText.Format(new(Math.Round(watch.Told[^1].Time - watch.Told[0].Time + leak.Part.TotalSeconds, 1), Dimension.Time));

    private static string Signed(double bytes) => (bytes >= 0 ? "+" : "") + Size(bytes);

    private static string Size(double bytes) => QuantityText.Short(new(bytes, Dimension.Size));
}
