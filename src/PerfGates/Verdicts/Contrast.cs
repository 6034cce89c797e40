using PerfGates.Baselines;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>Words what else differs from what a breached value was compared with: files that grew, stages that became slower, what is allocated.</summary>
internal static class Contrast
{
    private const int Most = 3;

    // What brings less of all that was added is not what it is about.
    private const double Telling = 0.05;

    /// <summary>Null where nothing is known to differ.</summary>
    public static string? Of(Matter matter) => matter.Budget.Limit is not Limit.Baseline ? null
        : string.Join("; ", new[] { OfParts(matter), Beside(matter) }.OfType<string>()) is { Length: > 0 } known ? known : null;

    private static string? OfParts(Matter matter)
    {
        var (before, now) = (Parts(matter, r => r.Base), Parts(matter, r => r.Head));
        if (before.Count == 0 || now.Count == 0 || !matter.Budget.HigherIsWorse) return null;
        var dimension = matter.Budget.Metric.Dimension ?? Dimension.Number;
        var more = now.Select(p => (Name: p.Key, Was: before.GetValueOrDefault(p.Key), By: p.Value - before.GetValueOrDefault(p.Key))).Where(p => p.By > 0).OrderByDescending(p => p.By).ThenBy(p => p.Name, StringComparer.Ordinal).ToList();
        var telling = more.Where(p => p.By >= Telling * more.Sum(m => m.By)).Take(Most).Select(p => $"{p.Name} {(p.Was == 0 ? "new with " : "+")}{QuantityText.Short(new(p.By, dimension))}").ToList();
        if (telling.Count == 0) return null;
        var others = more.Count - telling.Count;
        return $"{(dimension == Dimension.Time ? "slower" : "grown")}: {string.Join(", ", telling)}{(others > 0 ? $", {others} more" : "")}";
    }

    // Of each part the median over the runs of one arm.
    private static Dictionary<string, double> Parts(Matter matter, Func<Round, Observations?> arm) =>
        Readings(matter, arm, matter.Budget.Metric.Key).SelectMany(r => r.Parts ?? []).GroupBy(p => p.Name, p => p.Value).ToDictionary(p => p.Key, p => Median.Of([.. p]));

    private static string? Beside(Matter matter)
    {
        if (matter.Budget.Metric.Beside is not { Dimension: { } dimension } metric) return null;
        double[] now = [.. Readings(matter, r => r.Head, metric.Key).Select(r => r.Value).Where(double.IsFinite)];
        double[] before = matter.Input.Plan.Comparing.Ref is null ? Stored(matter, metric, dimension) : [.. Readings(matter, r => r.Base, metric.Key).Select(r => r.Value).Where(double.IsFinite)];
        if (now.Length == 0 || before.Length == 0) return null;
        var (least, was) = (now.Min(), before.Min());
        var shown = QuantityText.Short(new(least, dimension));
        if (!metric.Resolution.Tells(was, least)) return $"{metric.Name} unchanged ({shown})";
        return $"{metric.Name} {QuantityText.Short(new(was, dimension))} -> {shown}{(was > 0 ? $" ({BreachText.Change(least / was)})" : "")}{(least > was ? $": look at what is {metric.Name}" : "")}";
    }

    private static double[] Stored(Matter matter, Metric metric, Dimension dimension) =>
        BaselineLookup.Find(matter.Input.Baseline, matter.Gate.Name.Value, matter.Head.Kind, matter.Head.Name, metric.Key, dimension, matter.Input.Here, matter.Head.Facts, exact: true) is Baselines.Stored.Found found ? [.. found.Series.Values] : [];

    private static IEnumerable<Reading> Readings(Matter matter, Func<Round, Observations?> arm, string metric) => matter.Measured.Rounds.Select(arm).OfType<Observations>()
        .Select(o => o.Subjects.FirstOrDefault(s => s.Key == matter.Head.Key)).OfType<Subject>().Where(s => s.Values.ContainsKey(metric)).Select(s => s.Values[metric]);
}
