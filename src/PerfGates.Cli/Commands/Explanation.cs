using System.Globalization;
using System.Text;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Schema;
using PerfGates.Servers;
using PerfGates.Units;

namespace PerfGates.Cli.Commands;

/// <summary>Help that is derived from rules, probes, metrics and keys themselves.</summary>
internal static class Explanation
{
    private const int Widest = 100;

    public static string? Of(string topic) => RulePages.Section(topic) ?? OfProbe(topic) ?? OfServer(topic) ?? OfAbsent(topic) ?? OfSeveral(topic);

    public static string Unknown(string topic) => $"nothing is known of '{topic}'{(Suggestion.For(topic, Known) is { Length: > 0 } near ? near : ".")} 'perfgates explain' lists all topics.";

    /// <summary>Everything that there is help for.</summary>
    public static string Topics()
    {
        var text = new StringBuilder("perfgates explain <topic>\n");
        Line("a code", ["as messages have it: PG1001"]);
        Line("a probe", ProbeCatalog.All.Select(p => p.Kind));
        Line("a key", [.. BudgetSchema.TopLevel.Concat(BudgetSchema.Gate).Select(s => s.Key).Except(FormatProbes.Keys).Distinct(), "or any other, by its name or path: leak, http.load.find"]);
        Line("a metric", MetricNames);
        Line("a unit", [ExplainedWords.Units, .. QuantityText.AllUnits]);
        Line("a verdict", [ExplainedWords.Verdicts, .. ExplainedWords.VerdictWords]);
        Line("a grade", [ExplainedWords.Grade]);
        Line("a report", [ExplainedWords.Formats, .. ExplainedWords.FormatNames]);
        return text.ToString().TrimEnd();

        void Line(string kind, IEnumerable<string> words)
        {
            var line = $"\n{kind,-10}";
            foreach (var (number, word) in words.Index())
            {
                var next = (number == 0 ? " " : ", ") + word;
                if (line.Length + next.Length > Widest)
                {
                    text.Append(line).Append(',');
                    (line, next) = ($"\n{"",-10}", " " + word);
                }
                line += next;
            }
            text.Append(line);
        }
    }

    internal static IEnumerable<string> MetricNames => ProbeCatalog.All.SelectMany(p => AllMetrics(FormatKeys.Bound(p).Bound)).Concat(ResourceMetrics.All.Select(m => m.Name)).Concat(ServerMetrics.All.Names).Distinct();

    private static IEnumerable<string> AllMetrics(BoundProbe bound) => bound.Metrics.Names.Concat(bound.Targets.SelectMany(t => t.Metrics.Names));

    private static IEnumerable<string> Known =>
    [
        .. ProbeCatalog.All.Select(p => p.Kind), .. MetricNames, .. FormatKeys.All.Select(k => k.Name), .. FormatKeys.All.Select(k => k.Plain),
        .. ExplainedWords.All, .. Rules.All.Select(r => r.Code),
    ];

    private static string? OfProbe(string name)
    {
        if (ProbeCatalog.All.FirstOrDefault(p => p.Kind == name) is not { } probe) return null;
        var (settings, bound) = FormatKeys.Bound(probe);
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

    private static string? OfAbsent(string name) => FormatProbes.Keys.Contains(name)
        ? $"{name}: a probe of the budget-file format that this version of PerfGates does not have yet (PG4027)."
        : null;

    // One word may be a metric, a key and a report.
    private static string? OfSeveral(string topic) =>
        string.Join("\n\n", new[] { OfMetric(topic), OfKey(topic), ExplainedWords.Of(topic) }.OfType<string>()) is { Length: > 0 } text ? text : null;

    private static string? OfKey(string path)
    {
        var keys = FormatKeys.Find(path);
        var text = new StringBuilder();
        foreach (var key in keys) Append(text, [key.Setting with { Nested = keys.Count == 1 ? key.Setting.Nested : [], ToldElsewhere = false }], "", key.Path);
        return text.Length == 0 ? null : text.ToString().TrimEnd();
    }

    private static string? OfMetric(string name)
    {
        // What a program may report under any name is no knowledge of that name.
        var lines = ProbeCatalog.All.Select(p => (p.Kind, FormatKeys.Bound(p).Bound)).SelectMany(p =>
            p.Bound.Metrics.Find(name).Select(m => (Where: p.Kind, Metric: m)).Concat(p.Bound.Targets.SelectMany(t => t.Metrics.Find(name).Select(m => (Where: $"{p.Kind}, {t.Kind}", Metric: m)))))
            .Concat(ResourceMetrics.All.Where(m => m.Name == name).Select(m => (Where: "every gate that starts a program or uses a server", Metric: m)))
            .Concat(ServerMetrics.All.Listed.Where(m => m.Name == name).Select(m => (Where: ServerGate.Word, Metric: m)))
            .Where(m => m.Metric.Dimension is not null)
            .Select(m => $"{m.Metric.Name} ({m.Where}): {Nature(m.Metric)}. {m.Metric.Help}")
            .Distinct().ToList();
        return lines.Count == 0 ? null : string.Join("\n", lines);
    }

    private static void Append(StringBuilder text, Metric metric) => text.Append(CultureInfo.InvariantCulture, $"  {metric.Name,-12} {Nature(metric)}. {metric.Help}\n");

    private static void Append(StringBuilder text, IReadOnlyList<Setting> settings, string indent, string? called = null)
    {
        foreach (var setting in settings)
        {
            var standard = setting.Required ? "; required" : setting.Standard is { } s ? $"; default {s}" : "";
            text.Append(CultureInfo.InvariantCulture, $"{indent}{called ?? setting.Key}: {setting.Type}{standard}. {setting.Help}\n");
            Append(text, setting.Shown, indent + "  ");
        }
    }

    private static string Nature(Metric metric)
    {
        var dimension = metric.Dimension is { } known ? QuantityText.Name(known) : "in the unit that is reported";
        var better = metric.Better switch { Direction.LowerIsBetter => ", lower is better", Direction.HigherIsBetter => ", higher is better", _ => "" };
        return $"{dimension}{better}, {(metric.Nature == Probes.Nature.Exact ? "exact" : "sampled")}";
    }
}
