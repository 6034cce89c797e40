using System.Diagnostics.Metrics;
using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using PerfGates.Diagnostics;
using PerfGates.Reports;

namespace PerfGates.Cli.Doors;

/// <summary>
/// Sends figures, limits and verdicts to a collector, once. Whatever mentions OpenTelemetry stands in this class, so that its
/// assemblies are loaded only by who asks for it. Variables: opentelemetry.io, "OTLP Exporter Configuration".
/// </summary>
internal sealed class OtlpExport(IReadOnlyDictionary<string, string> environment, SourceSpan at)
{
    private const string MeterName = "PerfGates";

    /// <returns>That it was not sent; null if it was.</returns>
    public Diagnostic? Send(ReportDocument report)
    {
        var options = Options();
        if (options is null) return Rules.FiguresNotSent.At(at, "OTEL_EXPORTER_OTLP_ENDPOINT");
        var unsent = Rules.FiguresNotSent.At(at, options.Endpoint.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.Unescaped));
        if (Exporter(options) is not { } exporter) return unsent;
        var sent = false;
        using var meter = new Meter(MeterName, Surroundings.Version);
        // Closing a provider collects once more; by then there must be nothing left.
        void Gauge(string name, string help, IEnumerable<Measurement<double>> figures) => meter.CreateObservableGauge(name, () => sent ? [] : figures, unit: null, help);
        Gauge("perfgates.value", "What was measured, in the base unit that perfgates.unit names.", OtlpFigures.Values(report));
        Gauge("perfgates.limit", "The limit of a budget, in the base unit that perfgates.unit names.", OtlpFigures.Limits(report));
        Gauge("perfgates.verdict", "1 for the verdict that perfgates.verdict names.", OtlpFigures.Verdicts(report));
        using var reader = new BaseExportingMetricReader(exporter);
        using var provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(r => r.AddService(environment.GetValueOrDefault("OTEL_SERVICE_NAME", "perfgates"), serviceVersion: Surroundings.Version))
            .AddMeter(MeterName)
            .AddView(_ => new MetricStreamConfiguration { CardinalityLimit = Math.Max(2000, 2 * report.Gates.Sum(g => g.Budgets.Sum(b => 1 + b.Subjects.Count))) })
            .AddReader(reader)
            .Build();
        var arrived = reader.Collect(options.TimeoutMilliseconds);
        sent = true;
        return arrived ? null : unsent;
    }

    // Theirs posts even what is empty.
    private sealed class FilledOnly(OtlpExporterOptions options) : OtlpMetricExporter(options)
    {
        public override ExportResult Export(in Batch<Metric> metrics) => metrics.Count == 0 ? ExportResult.Success : base.Export(metrics);
    }

    // Null if the headers are none. Its exception would show them, and they hold keys.
    private static FilledOnly? Exporter(OtlpExporterOptions options)
    {
        try
        {
            return new FilledOnly(options);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Null if the address is none.
    private OtlpExporterOptions? Options()
    {
        var http = Said("PROTOCOL") is "http/protobuf";
        if (!Uri.TryCreate(Said("ENDPOINT") is { Length: > 0 } named ? named : http ? "http://localhost:4318" : "http://localhost:4317", UriKind.Absolute, out var endpoint) || !endpoint.Scheme.StartsWith("http", StringComparison.Ordinal)) return null;
        // Only the address of all signals lacks the path of this one.
        if (http && !environment.ContainsKey("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT")) endpoint = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/v1/metrics");
        return new()
        {
            Endpoint = endpoint,
            Protocol = http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc,
            Headers = Said("HEADERS"),
            TimeoutMilliseconds = int.TryParse(Said("TIMEOUT"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds : 10_000,
        };
    }

    // What is said of metrics alone counts before what is said of all signals.
    private string Said(string what) => environment.GetValueOrDefault($"OTEL_EXPORTER_OTLP_METRICS_{what}") ?? environment.GetValueOrDefault($"OTEL_EXPORTER_OTLP_{what}", "");
}
