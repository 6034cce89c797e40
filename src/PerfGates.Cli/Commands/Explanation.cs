using System.Globalization;
using System.Text;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Servers;
using PerfGates.Units;

namespace PerfGates.Cli.Commands;

/// <summary>Help that is derived from rules, probes and metrics themselves.</summary>
internal static class Explanation
{
    public static string? Of(string topic) => RulePages.Section(topic) ?? OfProbe(topic) ?? OfServer(topic) ?? OfMetric(topic) ?? OfFormat(topic);

    /// <summary>Names of all metrics that are listed somewhere.</summary>
    public static IEnumerable<string> Metrics => ProbeCatalog.All.SelectMany(p => Bound(p).Bound.Metrics.Names).Concat(ResourceMetrics.All.Select(m => m.Name));

    public static string Unknown(string topic)
    {
        var known = Rules.All.Select(r => r.Code).Concat(ProbeCatalog.All.Select(p => p.Kind)).Concat(Metrics);
        return $"nothing is known of '{topic}'{Suggestion.For(topic, known)}; probes are {string.Join(", ", ProbeCatalog.All.Select(p => p.Kind))}";
    }

    private static string? OfProbe(string name)
    {
        if (ProbeCatalog.All.FirstOrDefault(p => p.Kind == name) is not { } probe) return null;
        var (settings, bound) = Bound(probe);
        var text = new StringBuilder($"{probe.Kind}: {probe.Help}\n\nSettings\n");
        Append(text, settings, "  ");
        text.Append("\nMetrics\n");
        foreach (var metric in bound.AllMetrics.Listed) Append(text, metric);
        foreach (var target in bound.Targets)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nMetrics of a {target.Kind}\n");
            foreach (var metric in target.Metrics.Listed) Append(text, metric);
        }
        return text.ToString().TrimEnd();
    }

    private static string? OfServer(string name)
    {
        if (name is not (ServerGate.Word or ServerGate.Word + "s")) return null;
        var text = new StringBuilder("servers: Programs that gates need while they measure, by name.\n\nSettings\n");
        Append(text, ServerSettings.Keys, "  ");
        text.Append("\nMetrics\n");
        foreach (var metric in ServerMetrics.All.Listed) Append(text, metric);
        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, Metric metric) => text.Append(CultureInfo.InvariantCulture, $"  {metric.Name,-12} {Nature(metric)}. {metric.Help}\n");

    private static string? OfFormat(string name) => FormatProbes.Keys.Contains(name)
        ? $"{name}: a probe of the budget-file format that this version of PerfGates does not have yet (PG4027)."
        : null;

    private static void Append(StringBuilder text, IReadOnlyList<Setting> settings, string indent)
    {
        foreach (var setting in settings)
        {
            var standard = setting.Required ? "; required" : setting.Standard is { } s ? $"; default {s}" : "";
            text.Append(CultureInfo.InvariantCulture, $"{indent}{setting.Key}: {setting.Type}{standard}. {setting.Help}\n");
            Append(text, setting.Nested, indent + "  ");
        }
    }

    private static string? OfMetric(string name)
    {
        // What a program may report under any name is no knowledge of that name.
        var lines = ProbeCatalog.All.Select(p => (p.Kind, Bound(p).Bound)).SelectMany(p =>
            p.Bound.Metrics.Find(name).Select(m => (Where: p.Kind, Metric: m)).Concat(p.Bound.Targets.SelectMany(t => t.Metrics.Find(name).Select(m => (Where: $"{p.Kind}, {t.Kind}", Metric: m)))))
            .Concat(ResourceMetrics.All.Where(m => m.Name == name).Select(m => (Where: "every gate that starts a program or uses a server", Metric: m)))
            .Concat(ServerMetrics.All.Listed.Where(m => m.Name == name).Select(m => (Where: ServerGate.Word, Metric: m)))
            .Where(m => m.Metric.Dimension is not null)
            .Select(m => $"{m.Metric.Name} ({m.Where}): {Nature(m.Metric)}. {m.Metric.Help}")
            .Distinct().ToList();
        return lines.Count == 0 ? null : string.Join("\n", lines);
    }

    private static string Nature(Metric metric)
    {
        var dimension = metric.Dimension is { } known ? QuantityText.Name(known) : "in the unit that is reported";
        var better = metric.Better switch { Direction.LowerIsBetter => ", lower is better", Direction.HigherIsBetter => ", higher is better", _ => "" };
        return $"{dimension}{better}, {(metric.Nature == Probes.Nature.Exact ? "exact" : "sampled")}";
    }

    private static (IReadOnlyList<Setting> Settings, BoundProbe Bound) Bound(IProbe probe)
    {
        BoundProbe? bound = null;
        var settings = SettingsReader.Describe(reader => bound = probe.Bind(reader));
        return (settings, bound!);
    }
}
