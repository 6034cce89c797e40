using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>What was measured of one subject, over all runs.</summary>
/// <param name="Figures">In the order of the probe's metrics, then the others by name.</param>
internal sealed record MeasuredSubject(string Kind, string Name, IReadOnlyList<Figure> Figures)
{
    public static IReadOnlyList<MeasuredSubject> Of(PlannedGate gate, GateMeasurements measured) =>
        [.. measured.Runs.SelectMany(r => r.Subjects).GroupBy(s => s.Key).Select(s => new MeasuredSubject(s.Key.Kind, s.Key.Name, FiguresOf(gate, [.. s])))];

    private static Figure[] FiguresOf(PlannedGate gate, IReadOnlyList<Subject> runs)
    {
        var known = gate.Bound.AllMetrics.Listed.Concat(gate.Bound.Targets.SelectMany(t => t.Metrics.Listed)).DistinctBy(m => m.Key).ToList();
        return [.. runs.SelectMany(r => r.Values.Keys).Distinct()
            .Select(key => (Key: key, Place: known.FindIndex(m => m.Key == key), Readings: runs.Where(r => r.Values.ContainsKey(key)).Select(r => r.Values[key]).ToList()))
            .OrderBy(f => f.Place < 0).ThenBy(f => f.Place).ThenBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => new Figure(f.Key, f.Place < 0 ? null : known[f.Place], f.Readings[0].Evidence is not null ? f.Readings[0].Value : Median.Of([.. f.Readings.Select(r => r.Value)]), (f.Place < 0 ? null : known[f.Place].Dimension) ?? f.Readings[0].Dimension ?? Dimension.Number))];
    }
}

/// <param name="Metric">Null where the probe does not list it.</param>
/// <param name="Value">The median of the runs, or of the first where one run of many events speaks for itself; NaN where it could not be measured.</param>
internal sealed record Figure(string Key, Metric? Metric, double Value, Dimension Dimension);
