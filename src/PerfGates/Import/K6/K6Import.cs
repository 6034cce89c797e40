using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.K6;

/// <summary>
/// Options of k6 as JSON, which is what <c>k6 inspect script.js</c> prints (https://grafana.com/docs/k6/latest/using-k6/k6-options/reference/).
/// They say how much is asked and what must hold, and nothing about the requests: those are in the script.
/// </summary>
internal static class K6Import
{
    private static readonly string[] Known = ["scenarios", "thresholds", "vus", "duration", "iterations", "stages"];

    // They change neither what is sent nor what is judged; 'k6 inspect' prints them always.
    private static readonly string[] Harmless = ["summaryTrendStats", "systemTags", "summaryTimeUnit", "paused", "setupTimeout", "teardownTimeout", "noUsageReport", "totalDuration", "maxVUs", "ext", "cloud", "discardResponseBodies"];

    public static bool IsOne(BudgetNode root) => Known.Any(k => root.At(k) is not null);

    public static ImportedGate Read(BudgetNode root, ImportSource source, ICollection<Diagnostic> problems)
    {
        foreach (var other in root.EntriesAt().Where(e => !Known.Concat(Harmless).Contains(e.Key.Text) && !IsEmpty(e.Value)))
            problems.Add(Rules.LeftOut.At(other.Key.Span, $"'{other.Key.Text}'", "nothing in a gate is like it, or 'http:' has a key for it"));
        var thresholds = K6Thresholds.Read(root, problems);
        var load = K6Load.Read(root, thresholds, problems);
        var start = SourceSpan.StartOf(source.Path);
        problems.Add(Rules.FillIn.At(start, "options of k6 do not say where the server is and what is asked of it", $"correct '{OneHost.Local}' and the paths in what is printed"));
        var names = thresholds.Where(t => t.Request is not null).Select(t => t.Request!).Distinct().ToList();
        if (names.Count == 0) names.Add("request");
        return new(OneHost.Local, [.. names.Select(n => new ImportedScenario(n, 1, TimeSpan.Zero, [new(n, "GET", "/", start) { Budgets = [.. thresholds.Where(t => t.Request == n).Select(t => t.Budget)] }]))])
        {
            Load = load,
            Budgets = [.. thresholds.Where(t => t.Request is null && t.Scenario is null).Select(t => t.Budget).Distinct()],
        };
    }

    private static bool IsEmpty(BudgetNode value) => value is BudgetNode.Mapping { Entries.Count: 0 } or BudgetNode.Sequence { Items.Count: 0 } or BudgetNode.Scalar { Text: "false" or "0" or "" };

    /// <summary>"30s", "1m30s", or milliseconds as a number; null for anything else.</summary>
    public static TimeSpan? Duration(BudgetNode? written)
    {
        if (written is BudgetNode.Scalar { Plain: true } && written.NumberAt() is >= 0 and <= 86_400_000 and var milliseconds) return TimeSpan.FromMilliseconds(milliseconds);
        if (written.TextAt() is not { } text) return null;
        // Go writes 1m0s and 1h0m0s.
        return Units.QuantityText.TryParse(text, out var quantity, out _) && quantity is { Dimension: Units.Dimension.Time, Value: <= 86400 } ? TimeSpan.FromSeconds(quantity.Value) : null;
    }

    public static string Words(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
