using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfGates.Reports.Comparison;

/// <summary>A comparison for programs; what is not a number is null, and all values are in base units.</summary>
internal static class ComparisonJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Render(ReportComparison compared) => new JsonObject
    {
        ["schema"] = 1,
        ["then"] = Of(compared.Then),
        ["now"] = Of(compared.Now),
        ["machine"] = new JsonArray([.. compared.Machine.Select(d => new JsonObject { ["field"] = d.Field, ["then"] = d.There, ["now"] = d.Here })]),
        ["figures"] = new JsonArray([.. compared.Figures.Select(Of)]),
        ["onlyThen"] = new JsonArray([.. compared.OnlyThen.Select(o => JsonValue.Create(o))]),
        ["onlyNow"] = new JsonArray([.. compared.OnlyNow.Select(o => JsonValue.Create(o))]),
    }.ToJsonString(Options) + "\n";

    private static JsonObject Of(ReportDocument report) => new()
    {
        ["tool"] = report.Tool,
        ["started"] = report.Started.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["commit"] = report.Context?.Commit,
    };

    private static JsonObject Of(ComparedFigure figure) => new()
    {
        ["gate"] = figure.Place.Gate,
        ["kind"] = figure.Place.Kind,
        ["subject"] = figure.Place.Subject,
        ["metric"] = figure.Place.Metric,
        ["unit"] = figure.Now.Unit,
        ["better"] = figure.Now.Better,
        ["exact"] = figure.Now.Exact,
        ["then"] = figure.Then.Value,
        ["now"] = figure.Now.Value,
        ["ratio"] = figure.Ratio,
        ["ratioLow"] = Known(figure.Ratios?.Low),
        ["ratioHigh"] = Known(figure.Ratios?.High),
        ["change"] = ComparisonTable.Word(figure.Change),
        ["why"] = figure.Why,
    };

    private static double? Known(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
