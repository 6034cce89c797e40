using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfGates.Reports.GitHubActionBenchmark;

/// <summary>Every figure whose better side is known, for benchmark-action/github-action-benchmark: its tools customSmallerIsBetter and customBiggerIsBetter read a file each.</summary>
internal sealed class GitHubActionBenchmarkReport : IReportFormat
{
    private const string Smaller = "benchmark-smaller-is-better.json", Bigger = "benchmark-bigger-is-better.json";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => "github-action-benchmark";

    public string Help => "every figure, for the charts of that action; a file for each side that is better";

    public IReadOnlyList<string> Files => [Smaller, Bigger];

    public IReadOnlyList<RenderedFile> Render(ReportDocument report)
    {
        var figures = ReportedFigure.Of(report).ToLookup(f => f.Better);
        // The action fails on a file without results.
        return [.. new[] { (File: Smaller, Of: figures["lower"]), (File: Bigger, Of: figures["higher"]) }.Where(f => f.Of.Any()).Select(f => new RenderedFile(f.File, Text(f.Of)))];
    }

    private static string Text(IEnumerable<ReportedFigure> figures)
    {
        var names = new DistinctNames();
        // Figures of one name would be points of one line.
        return new JsonArray([.. figures.Select(f => Entry(f, names.Of($"{f.FullSubject}: {f.Metric}", f.Kind)))]).ToJsonString(Options) + "\n";
    }

    private static JsonObject Entry(ReportedFigure figure, string name)
    {
        var entry = new JsonObject { ["name"] = name, ["unit"] = figure.Unit ?? "1", ["value"] = figure.Value };
        // The farther end: the action knows one number on both sides.
        if (figure is { Low: { } low, High: { } high }) entry["range"] = string.Create(CultureInfo.InvariantCulture, $"± {Math.Max(figure.Value - low, high - figure.Value):0.####e+0}");
        if (figure.Count is { } count) entry["extra"] = count;
        return entry;
    }
}
