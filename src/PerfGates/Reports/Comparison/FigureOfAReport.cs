namespace PerfGates.Reports.Comparison;

/// <param name="Subject">Empty for the gate as a whole.</param>
internal readonly record struct FigurePlace(string Gate, string Kind, string Subject, string Metric)
{
    public override string ToString() => $"'{Metric}' of {(Subject.Length > 0 ? $"{Kind} '{Subject}' of " : "")}gate '{Gate}'";
}

/// <summary>One figure of one report.</summary>
/// <param name="Value">Null where it could not be measured.</param>
/// <param name="Better">"lower" or "higher"; null where nothing says it.</param>
/// <param name="Samples">One of each run; empty where only the value was kept, as of what has no budget.</param>
internal sealed record FigureOfAReport(double? Value, string? Unit, string? Better, bool Exact, IReadOnlyList<double> Samples)
{
    /// <summary>In the order of the report.</summary>
    public static IReadOnlyDictionary<FigurePlace, FigureOfAReport> All(ReportDocument report)
    {
        Dictionary<FigurePlace, FigureOfAReport> figures = [];
        foreach (var gate in report.Gates)
        {
            // What has a budget comes with its samples, and its value is the one that was judged.
            foreach (var budget in gate.Budgets)
                foreach (var subject in budget.Subjects)
                    figures.TryAdd(new(gate.Name, subject.Kind, subject.Name, budget.Metric), new(subject.Value, budget.Unit, budget.Wanted, budget.Exact, Known(subject.Samples)));
            foreach (var subject in gate.Measured)
                foreach (var (metric, value) in subject.Values)
                    figures.TryAdd(new(gate.Name, subject.Kind, subject.Name, metric), Of(value, gate.Metrics?.GetValueOrDefault(metric)));
        }
        return figures;
    }

    private static FigureOfAReport Of(double? value, ReportedMetric? metric) => new(value, metric?.Unit, metric?.Better, metric is { Exact: true }, []);


    // A run without a value may have been the slowest of all: then none speak for it.
    private static IReadOnlyList<double> Known(IReadOnlyList<double?> samples) => samples.Any(s => s is null) ? [] : [.. samples.Select(s => s!.Value)];
}
