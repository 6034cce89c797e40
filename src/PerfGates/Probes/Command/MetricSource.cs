using System.Reflection;
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

    public static MetricSource Standard { get; } = new JsonLines();

    /// <summary>All metrics that there can be; null if only the program knows.</summary>
    public abstract IReadOnlyList<string>? Names { get; }

    /// <summary>Called before the program starts.</summary>
    public abstract MetricReading Begin(ReportedMetrics reported, string folder);

    internal sealed record JsonLines : MetricSource
    {
        public override IReadOnlyList<string>? Names => null;

        public override MetricReading Begin(ReportedMetrics reported, string folder) => JsonLine.Begin(reported);
    }

    internal sealed record Expressions(IReadOnlyList<(string Name, Regex Regex)> Of) : MetricSource
    {
        public override IReadOnlyList<string> Names => [.. Of.Select(e => e.Name)];

        public override MetricReading Begin(ReportedMetrics reported, string folder) => ExpressionMatches.Begin(Of, reported);
    }

    internal sealed record JsonFile(string Path, IReadOnlyList<JsonFileValue> Values) : MetricSource
    {
        public override IReadOnlyList<string> Names => [.. Values.Select(v => v.Name)];

        public override MetricReading Begin(ReportedMetrics reported, string folder) => MetricsFile.Begin(System.IO.Path.Combine(folder, Path), Path, Values, reported);
    }

    /// <summary>The short form.</summary>
    public static MetricSource Read(Located<string> text, SettingsReader settings)
    {
        if (text.Value != "stdout")
            settings.Report(Rules.InvalidValue.At(text.Span, text.Value, "metrics", $"write stdout, {{ regex: ... }} or {{ file: ..., values: ... }}{Suggestion.For(text.Value, ["stdout"])}"));
        return Standard;
    }

    public static MetricSource Read(SettingsReader settings)
    {
        var expressions = settings.TextMap("regex", "Metric: expression with (?<value>…) and, where there is one, (?<unit>…), for lines of either stream; without a name it is 'value'.", alone: "value");
        var file = settings.Text("file", "A JSON file that the program writes, counted from its working directory.");
        var values = settings.TextMap("values", "Metric: its JSONPath in the file, then a unit if the file has none: \"$.mean ms\".");
        settings.Text("prometheus", "Not in this version.");
        if (settings.Has("prometheus"))
        {
            settings.Report(Rules.NotInThisVersion.At(settings.KeySpan("prometheus"), "'metrics: prometheus'", Version));
            return Standard;
        }
        if (settings.IsEmpty("regex") == settings.IsEmpty("file"))
            settings.Report(Rules.InvalidValue.At(settings.Span, settings.IsEmpty("file") ? "neither" : "both", "metrics", "write either 'regex' or 'file' with 'values'"));
        else if (settings.IsEmpty("file") != settings.IsEmpty("values"))
            settings.Report(Rules.MissingKey.At(settings.Span, settings.Where, settings.IsEmpty("file") ? "file" : "values", "a file and the values in it belong together"));
        List<JsonFileValue> inFile = [.. values.Select(v => ReadValue(v.Name, v.Value, settings)).OfType<JsonFileValue>()];
        List<(string, Regex)> readable = [];
        foreach (var (name, pattern) in expressions)
            if (ReadExpression(name, pattern, settings) is { } regex) readable.Add((name.Value, regex));
        // After a problem any name will do, so that no budget is called unknown on top of it.
        if (inFile.Count < values.Count || readable.Count < expressions.Count || inFile.Count + readable.Count == 0) return Standard;
        return file is null ? new Expressions(readable) : new JsonFile(file.Value, inFile);
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

    private static string Version => typeof(MetricSource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
