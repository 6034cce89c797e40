using System.Text.RegularExpressions;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Probes.Command;

/// <summary>What stands under <c>metrics:</c>: where a program's figures come from.</summary>
internal abstract record MetricSource
{
    // What a user writes against lines of a log; longer means that the expression backtracks without end.
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    private MetricSource() { }

    private static readonly TextForm ExpressionForm = TextForm.Like(@"(?:.|\s)*\(\?[<']value(?:.|\s)*", "a regular expression with a group (?<value>...)", @"took (?<value>[0-9.]+) (?<unit>ms)");

    private static readonly TextForm EndpointForm = TextForm.Like(@"(?:\{url\}|[hH][tT][tT][pP][sS]?://).*", "a URL such as http://127.0.0.1:9090/metrics", "http://127.0.0.1:9090/metrics");

    /// <summary>Of the short form.</summary>
    public static TextForm ShortForm { get; } = TextForm.OneOf("stdout");

    public static MetricSource Standard { get; } = new JsonLines();

    /// <summary>All metrics that there can be; null if only the program knows.</summary>
    public abstract IReadOnlyList<string>? Names { get; }

    /// <summary>Called before the program starts.</summary>
    /// <param name="folder">The program's.</param>
    public abstract Task<MetricReading> BeginAsync(ReportedMetrics reported, string folder, TimeProvider clock, CancellationToken cancellation);

    /// <summary>With the places filled that only a run knows.</summary>
    public virtual MetricSource Filled(Func<string, string> fill) => this;

    internal sealed record JsonLines : MetricSource
    {
        public override IReadOnlyList<string>? Names => null;

        public override Task<MetricReading> BeginAsync(ReportedMetrics reported, string folder, TimeProvider clock, CancellationToken cancellation) => Task.FromResult(JsonLine.Begin(reported));
    }

    internal sealed record Expressions(IReadOnlyList<(string Name, Regex Regex)> Of) : MetricSource
    {
        public override IReadOnlyList<string> Names => [.. Of.Select(e => e.Name)];

        public override Task<MetricReading> BeginAsync(ReportedMetrics reported, string folder, TimeProvider clock, CancellationToken cancellation) => Task.FromResult(ExpressionMatches.Begin(Of, reported));
    }

    internal sealed record JsonFile(string Path, IReadOnlyList<JsonFileValue> Values) : MetricSource
    {
        public override IReadOnlyList<string> Names => [.. Values.Select(v => v.Name)];

        public override Task<MetricReading> BeginAsync(ReportedMetrics reported, string folder, TimeProvider clock, CancellationToken cancellation) =>
            Task.FromResult(MetricsFile.Begin(System.IO.Path.Combine(folder, Path), Path, Values, reported));
    }

    /// <param name="Values">None: every metric of the endpoint under its own name.</param>
    internal sealed record Served(PrometheusEndpoint Endpoint, IReadOnlyList<PrometheusValue> Values) : MetricSource
    {
        public override IReadOnlyList<string>? Names => Values.Count == 0 ? null : [.. Values.Select(v => v.Name)];

        public override Task<MetricReading> BeginAsync(ReportedMetrics reported, string folder, TimeProvider clock, CancellationToken cancellation) =>
            PrometheusReading.BeginAsync(Endpoint, Values, reported, clock, cancellation);

        public override MetricSource Filled(Func<string, string> fill) => this with { Endpoint = Endpoint with { Url = fill(Endpoint.Url) } };
    }

    /// <summary>The short form.</summary>
    public static MetricSource Read(Located<string> text, SettingsReader settings)
    {
        if (text.Value != "stdout")
            settings.Report(Rules.InvalidValue.At(text.Span, text.Value, "metrics", $"write stdout, {{ regex: ... }}, {{ file: ..., values: ... }} or {{ prometheus: ... }}{Suggestion.For(text.Value, ["stdout"])}"));
        return Standard;
    }

    public static MetricSource Read(SettingsReader settings)
    {
        var expressions = settings.TextMap("regex", "Metric: expression with (?<value>…) and, where there is one, (?<unit>…), for lines of either stream; without a name it is 'value'.", alone: "value", form: ExpressionForm);
        var file = settings.Text("file", "A JSON file that the program writes, counted from its working directory.");
        var prometheus = settings.Text("prometheus", "URL of an endpoint with metrics in the format of Prometheus; read before the program starts and after it ends.", form: EndpointForm);
        var values = settings.TextMap("values", "Metric: its JSONPath in the file, then a unit if the file has none: \"$.mean ms\". With 'prometheus': a metric, rate(metric) or histogram_quantile(0.95, metric); without, each metric is there under its own name.");
        string[] sources = [.. new[] { "regex", "file", "prometheus" }.Where(k => !settings.IsEmpty(k))];
        if (sources.Length != 1)
            settings.Report(Rules.InvalidValue.At(settings.Span, sources.Length == 0 ? "none" : string.Join(" and ", sources), "metrics", "write one of 'regex', 'file' with 'values', and 'prometheus'"));
        else if (sources[0] != "prometheus" && (sources[0] == "regex") != settings.IsEmpty("values"))
            settings.Report(Rules.MissingKey.At(settings.Span, settings.Where, sources[0] == "regex" ? "file" : "values", "a file and the values in it belong together"));
        var endpoint = prometheus is null ? null : ReadEndpoint(prometheus, settings);
        List<PrometheusValue> served = prometheus is null ? [] : [.. values.Select(v => ReadServed(v.Name, v.Value, settings)).OfType<PrometheusValue>()];
        List<JsonFileValue> inFile = prometheus is not null ? [] : [.. values.Select(v => ReadValue(v.Name, v.Value, settings)).OfType<JsonFileValue>()];
        List<(string, Regex)> readable = [];
        foreach (var (name, pattern) in expressions)
            if (ReadExpression(name, pattern, settings) is { } regex) readable.Add((name.Value, regex));
        // After a problem any name will do, so that no budget is called unknown on top of it.
        if (inFile.Count + served.Count < values.Count || readable.Count < expressions.Count) return Standard;
        if (endpoint is not null) return new Served(endpoint, served);
        if (inFile.Count + readable.Count == 0) return Standard;
        return file is null ? new Expressions(readable) : new JsonFile(file.Value, inFile);
    }

    private static PrometheusEndpoint? ReadEndpoint(Located<string> url, SettingsReader settings)
    {
        // {url} is the address of a server.
        if (Uri.TryCreate(url.Value.Replace("{url}", "http://127.0.0.1", StringComparison.Ordinal), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return new(url.Value, url.Span);
        settings.Report(Rules.InvalidValue.At(url.Span, url.Value, "prometheus", "write a URL such as http://127.0.0.1:9090/metrics"));
        return null;
    }

    private static PrometheusValue? ReadServed(Located<string> name, Located<string> written, SettingsReader settings)
    {
        Refuse(name, settings);
        if (PrometheusValue.Parse(name.Value, written.Value, written.Span) is { } value) return value;
        settings.Report(Rules.BadPattern.At(written.Span, written.Value, "value of Prometheus", PrometheusValue.Shape));
        return null;
    }

    private static Regex? ReadExpression(Located<string> name, Located<string> pattern, SettingsReader settings)
    {
        Refuse(name, settings);
        try
        {
            var regex = new Regex(pattern.Value, RegexOptions.CultureInvariant, LongestMatch);
            if (regex.GroupNumberFromName("value") >= 0) return regex;
            settings.Report(Rules.BadPattern.At(pattern.Span, pattern.Value, "regular expression here", "it has no group (?<value>...) for the number"));
        }
        catch (ArgumentException e)
        {
            settings.Report(Rules.BadPattern.At(pattern.Span, pattern.Value, "regular expression", e.Message));
        }
        return null;
    }

    private static JsonFileValue? ReadValue(Located<string> name, Located<string> written, SettingsReader settings)
    {
        Refuse(name, settings);
        var value = JsonFileValue.Split(name.Value, written.Value);
        if (JsonPathValue.Complaint(value.Path) is not { } complaint) return value;
        settings.Report(Rules.BadPattern.At(written.Span, written.Value, "JSON path", complaint));
        return null;
    }

    private static void Refuse(Located<string> name, SettingsReader settings)
    {
        if (name.Value == CommandProbe.Wall) settings.Report(Rules.InvalidValue.At(name.Span, name.Value, "the name of a metric here", "PerfGates measures it itself; choose another name"));
    }
}
