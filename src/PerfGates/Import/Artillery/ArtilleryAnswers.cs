using System.Text.RegularExpressions;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Artillery;

/// <summary>What is taken out of answers, and what they must be like.</summary>
internal sealed class ArtilleryAnswers(ArtilleryText text, ICollection<Diagnostic> problems)
{
    public IReadOnlyList<Yaml.Entry> Captures(BudgetNode request) =>
        [.. Each(request.At("capture")).Select(Captured).OfType<Yaml.Entry>().DistinctBy(c => c.Key)];

    /// <summary>Keys of <c>expect:</c>, each once.</summary>
    public IReadOnlyList<Yaml.Entry> Expected(BudgetNode request)
    {
        List<Yaml> status = [];
        List<Yaml.Entry> json = [], headers = [];
        string? matches = null;
        foreach (var (key, value) in Each(request.At("expect")).SelectMany(e => e.EntriesAt()))
            switch (key.Text)
            {
                case "statusCode":
                    status.AddRange(Each(value).Select(v => v.TextAt()).OfType<string>().Select(code => (Yaml)new Yaml.Bare(code)));
                    break;
                case "hasProperty" when value.TextAt() is { } path && Capture.Json(Rooted(path)) is not null:
                    json.Add(new(Rooted(path), new Yaml.Text("")));
                    break;
                case "hasHeader" when value.TextAt() is { } header:
                    headers.Add(new(header, new Yaml.Text("")));
                    break;
                case "headerEquals" when Each(value).Select(v => v.TextAt()).ToList() is [{ } header, { } equal]:
                    headers.Add(new(header, new Yaml.Text(text.Of(equal, value.Span))));
                    break;
                case "contentType" when value.TextAt() is { } type:
                    headers.Add(new("Content-Type", new Yaml.Text(type.Contains('/', StringComparison.Ordinal) ? text.Of(type, value.Span) : "")));
                    if (!type.Contains('/', StringComparison.Ordinal)) LeftOut(value, $"the content type '{type}'", "it is a part of a header's value; what is checked is that the header is there");
                    break;
                case "matchesRegexp" when value.TextAt() is { } regex && matches is null && IsReadable(regex):
                    matches = Yaml.Literal(regex);
                    break;
                default:
                    LeftOut(key, $"the expectation '{key.Text}'", key.Text == "equals" ? "two texts are not compared; an answer is, with 'json: { $.path: value }'" : "there is none of that kind, or its value is not readable");
                    break;
            }
        return
        [
            .. status.Count > 0 ? [new("status", status is [var only] ? only : new Yaml.List(status))] : Array.Empty<Yaml.Entry>(),
            .. json.Count > 0 ? [new("json", new Yaml.Map([.. json.DistinctBy(j => j.Key)]))] : Array.Empty<Yaml.Entry>(),
            .. headers.Count > 0 ? [new("header", new Yaml.Map([.. headers.DistinctBy(h => h.Key, StringComparer.OrdinalIgnoreCase)]))] : Array.Empty<Yaml.Entry>(),
            .. matches is not null ? [new("body", new Yaml.Map([new("matches", new Yaml.Text(matches))]))] : Array.Empty<Yaml.Entry>(),
        ];
    }

    private Yaml.Entry? Captured(BudgetNode capture)
    {
        var from = (capture.TextAt("json"), capture.TextAt("header"), capture.TextAt("regexp")) switch
        {
            ({ } path, _, _) => Capture.Json(path),
            (_, { } header, _) => Capture.Header(header),
            (_, _, { } regex) when Whole(regex, capture.TextAt("group")) is { } expression => Capture.Regex(expression),
            _ => null,
        };
        if (from is not null && capture.TextAt("as") is { } name && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.')) return new(name, from);
        LeftOut(capture, $"the capture '{capture.TextAt("as")}'", $"it needs 'json', 'header' or 'regexp', and 'as'; {Capture.PathsRead}");
        return null;
    }

    // The first group counts here. There it is the whole match, unless a group is named.
    private static string? Whole(string regex, string? group) =>
        !IsReadable(regex) ? null : group switch
        {
            null => regex.Contains('(', StringComparison.Ordinal) ? $"({regex})" : regex,
            "1" => regex,
            _ => null,
        };

    private static bool IsReadable(string regex)
    {
        try
        {
            return new Regex(regex, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) is not null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Rooted(string path) => path.StartsWith('$') ? path : $"$.{path}";

    /// <summary>The items of a list, or the one thing that stands in its place.</summary>
    private static IEnumerable<BudgetNode> Each(BudgetNode? node) => node is BudgetNode.Sequence list ? list.Items : node is null ? [] : [node];

    private void LeftOut(BudgetNode at, string what, string why) => problems.Add(Rules.LeftOut.At(at.Span, what, why));
}
