using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfGates.Reports.Bencher;

/// <summary><c>bencher.json</c>: every measured figure in the Bencher Metric Format (bencher.dev/docs/reference/bencher-metric-format), for its json adapter.</summary>
internal sealed class BencherReport : IReportFormat
{
    // Both are Bencher's own bounds.
    private const int LongestBenchmark = 1024, LongestMeasure = 64;

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => "bencher";

    public string Help => "every figure, for bencher.dev (--adapter json)";

    public IReadOnlyList<string> Files => ["bencher.json"];

    public IReadOnlyList<RenderedFile> Render(ReportDocument report)
    {
        var (benchmarks, names) = (new JsonObject(), new DistinctNames());
        // A request and a case of one name are two benchmarks.
        foreach (var subject in ReportedFigure.Of(report).GroupBy(f => (f.Gate, f.Kind, f.Subject)))
            benchmarks[BoundedName.Of(names.Of(subject.First().FullSubject, subject.Key.Kind), LongestBenchmark)] = Measures(subject);
        return [new(Files[0], benchmarks.ToJsonString(Options) + "\n")];
    }

    private static JsonObject Measures(IEnumerable<ReportedFigure> figures)
    {
        var measures = new JsonObject();
        foreach (var figure in figures)
        {
            var (measure, factor) = Measure(figure);
            // JSON has no infinity, and there are more nanoseconds than seconds.
            if (!double.IsFinite((figure.High ?? figure.Value) * factor)) continue;
            measures[measure] = Metric(figure, factor);
        }
        return measures;
    }

    // Bencher has a unit for a measure, not for a figure: so the unit is part of the name, except where it has a measure of
    // its own for the thing, latency in nanoseconds and throughput in operations per second.
    private static (string Measure, double Factor) Measure(ReportedFigure figure) => (figure.Metric, figure.Unit) switch
    {
        ("mean", "s") => ("latency", 1e9),
        ("throughput", "1/s") => ("throughput", 1),
        (var metric, null or "1") => (BoundedName.Of(metric, LongestMeasure), 1),
        (var metric, var unit) => ($"{BoundedName.Of(metric, LongestMeasure - unit.Length - 3)} ({unit})", 1),
    };

    private static JsonObject Metric(ReportedFigure figure, double factor)
    {
        var metric = new JsonObject { ["value"] = figure.Value * factor };
        if (figure is { Low: { } low, High: { } high }) (metric["lower_value"], metric["upper_value"]) = (low * factor, high * factor);
        return metric;
    }
}
