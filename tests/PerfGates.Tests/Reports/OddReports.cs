using System.Text.Json.Nodes;
using PerfGates.Diagnostics;
using PerfGates.Reports;
using PerfGates.Reports.Comparison;
using PerfGates.Reports.Json;

namespace PerfGates.Tests.Reports;

/// <summary>A perfgates.json that somebody has edited: refused at its place or rendered, never an exception.</summary>
public class OddReports
{
    private static readonly string[] Odd = ["null", "\"\"", "\"a\\u0000b\"", "-1", "1e300", "1e999", "[]", "[null]", "{}"];

    [Fact]
    public void Whatever_stands_at_a_member_it_is_refused_or_rendered()
    {
        List<string> broken = [];
        foreach (var (shape, path) in Places(JsonNode.Parse(JsonReport.Text(Example.Document))!, "", []).DistinctBy(p => p.Shape))
            foreach (var odd in Odd.Append(null))
                if (Broken(Changed(path, odd)) is { } how) broken.Add($"{shape} = {odd ?? "missing"}: {how}");
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    private static string? Broken(string text)
    {
        List<Diagnostic> problems = [];
        try
        {
            if (JsonReport.Read(text, "/repo/perfgates.json", problems) is not { } report) return problems.Count == 1 ? null : "refused without a word";
            foreach (var format in ReportFormats.All) format.Render(report);
            foreach (var ci in CiSystems.All) ci.Lines(report, []);
            var compared = ReportComparison.Of(Example.Document, report);
            ComparisonJson.Render(compared);
            ComparisonTable.Text(compared);
            return null;
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            return $"{defect.GetType().Name} {defect.Message.Split('\n')[0]} {defect.StackTrace!.Split('\n').FirstOrDefault(l => l.Contains("PerfGates.", StringComparison.Ordinal))?.Trim().Split('(')[0]}";
        }
    }

    // Of things that are alike the first of each shape.
    private static IEnumerable<(string Shape, List<object> Path)> Places(JsonNode? node, string shape, List<object> path)
    {
        if (path.Count > 0) yield return (shape, path);
        var inner = node switch
        {
            JsonObject members => members.SelectMany(m => Places(m.Value, $"{shape}.{m.Key}", [.. path, m.Key])),
            JsonArray items => items.SelectMany((item, i) => Places(item, $"{shape}[{(item as JsonObject)?["kind"]}]", [.. path, i])),
            _ => [],
        };
        foreach (var place in inner) yield return place;
    }

    private static string Changed(List<object> path, string? odd)
    {
        var root = JsonNode.Parse(JsonReport.Text(Example.Document))!;
        var parent = path.SkipLast(1).Aggregate(root, (node, step) => step is int at ? node[at]! : node[(string)step]!);
        var value = "\"here it is\"";
        if (parent is JsonArray items)
        {
            if (odd is null) items.RemoveAt((int)path[^1]);
            else items[(int)path[^1]] = JsonNode.Parse(value);
        }
        else if (odd is null) ((JsonObject)parent).Remove((string)path[^1]);
        else parent[(string)path[^1]] = JsonNode.Parse(value);
        return root.ToJsonString().Replace(value, odd, StringComparison.Ordinal);
    }
}
