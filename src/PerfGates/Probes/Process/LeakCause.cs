using System.Globalization;
using PerfGates.DotNet;
using PerfGates.Units;

namespace PerfGates.Probes.Process;

/// <summary>Words for what it is that grows, of the stretch that confirms it. Pure.</summary>
internal static class LeakCause
{
    // What grows by less than this share of the whole explains nothing.
    private const double Most = 0.5, Hardly = 0.2;

    private const int TypesTold = 3;

    public static string? Of(Metric metric, LeakWatch watch, LeakSettings leak)
    {
        double? heap = PerWindow(1), memory = PerWindow(0);
        var window = QuantityText.Format(new(leak.Window.TotalSeconds, Dimension.Time));
        if (metric.Name == ResourceMetrics.HeapGrowth.Name) return Types(watch, leak);
        if (metric.Name != ResourceMetrics.MemoryGrowth.Name) return Handles();
        if (heap is not { } managed) return null;
        if (managed >= Most * memory) return $"managed {Signed(managed)} per {window}, {Types(watch, leak)}";
        if (managed <= Hardly * memory) return $"native: the managed heap grows by {QuantityText.Short(new(Math.Max(managed, 0), Dimension.Size))} per {window} only{Handles(", ")}";
        return $"managed {Signed(managed)} and native {Signed(memory!.Value - managed)} per {window}, {Types(watch, leak)}";

        double? PerWindow(int which) => LeakFigures.Of(LeakFigures.Grown[which], watch.Told) is { } stretch ? LeakFigures.PerWindow(stretch, leak) : null;

        string? Handles(string before = "")
        {
            string[] more = [.. new[] { ("threads", 2), ("handles", 3) }.Select(g => (Name: g.Item1, Growth: PerWindow(g.Item2) ?? 0)).Where(g => g.Growth >= 1)
                .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Name} +{Math.Round(g.Growth)}"))];
            return more.Length == 0 ? null : $"{before}{string.Join(", ", more)} per {window}";
        }
    }

    /// <summary>"most: CartEntry +51.2 MB (51200 objects) in 90 s".</summary>
    private static string Types(LeakWatch watch, LeakSettings leak)
    {
        if (watch.Types is null) return $"types unknown{(watch.Doubt is { } doubt ? $": {doubt}" : "")}";
        if (watch.Types.Count == 0) return "no type has become more";
        var seconds = QuantityText.Format(new(Math.Round(watch.Told[^1].Time - watch.Told[0].Time + leak.Part.TotalSeconds), Dimension.Time));
        return $"most: {string.Join(", ", watch.Types.Take(TypesTold).Select(t => Told(t, watch, leak)))} in {seconds}";
    }

    private static string Told(TypeGrowth type, LeakWatch watch, LeakSettings leak)
    {
        var objects = string.Create(CultureInfo.InvariantCulture, $"{type.Objects} {(type.Objects == 1 ? "object" : "objects")}");
        return $"{type.Type} +{QuantityText.Short(new(type.Bytes, Dimension.Size))} ({objects}{Kept(type.Objects, watch, leak)})";
    }

    // Of a prime number nothing is a multiple by accident.
    private static string Kept(long objects, LeakWatch watch, LeakSettings leak)
    {
        var iterations = (long)leak.Times * watch.Told.Count;
        return leak.Repeat.Count > 0 && objects >= iterations && objects % iterations == 0 ? string.Create(CultureInfo.InvariantCulture, $", keeps {objects / iterations} per iteration") : "";
    }

    private static string Signed(double bytes) => (bytes >= 0 ? "+" : "") + QuantityText.Short(new(bytes, Dimension.Size));
}
