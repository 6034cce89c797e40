using PerfGates.Budgets;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Tests.Docs;

/// <summary>Tables in Markdown.</summary>
internal static class Table
{
    public static string Of(string[] header, IEnumerable<string[]> rows) =>
        string.Join('\n', new[] { header, [.. header.Select(_ => "---")] }.Concat(rows).Select(cells => $"| {string.Join(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))} |"));

    public static string Of(IEnumerable<Setting> settings) =>
        Of(["key", "value", "default", "meaning"], settings.SelectMany(s => Rows(s, "")));

    /// <summary>What the gate's own budgets may name, then what those of things inside it may.</summary>
    public static string Of(BoundProbe bound)
    {
        IEnumerable<(string Of, Metric Metric)> metrics =
        [
            .. bound.Metrics.Listed.Select(m => ("gate", m)),
            .. bound.Targets.SelectMany(t => t.Metrics.Listed.Select(m => (t.Kind, m))),
        ];
        var rows = Rows(metrics);
        if (bound.Metrics.Other?.Invoke("any other name") is { } any) rows.Add([any.Name, "gate", Kind(any), Better(any), "sampled", any.Help]);
        return Of(Header, rows);
    }

    public static string Of(MetricSet metrics, string of) => Of(Header, Rows(metrics.Listed.Select(m => (of, m))));

    private static readonly string[] Header = ["metric", "of", "kind", "better", "nature", "meaning"];

    private static List<string[]> Rows(IEnumerable<(string Of, Metric Metric)> metrics) =>
        [.. metrics.GroupBy(m => m.Metric).Select(m => (string[])[$"`{m.Key.Name}`", string.Join(", ", m.Select(x => x.Of).Distinct()), Kind(m.Key), Better(m.Key), m.Key.Nature == Nature.Exact ? "exact" : "sampled", m.Key.Help])];

    private static IEnumerable<string[]> Rows(Setting setting, string path)
    {
        var key = path + setting.Key;
        yield return [$"`{key}`", setting.Type, setting.Required ? "required" : setting.Standard is { } standard ? $"`{standard}`" : "", setting.Help];
        var below = setting.Kind is SettingKind.Named ? $"{key}.<name>." : $"{key}.";
        foreach (var row in setting.Shown.SelectMany(n => Rows(n, below))) yield return row;
    }

    private static string Kind(Metric metric) => metric.Dimension is { } dimension ? QuantityText.Name(dimension) : "as reported";

    private static string Better(Metric metric) => metric.Better switch { Direction.LowerIsBetter => "lower", Direction.HigherIsBetter => "higher", _ => "as the operator says" };
}
