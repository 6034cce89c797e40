using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Load;
using PerfGates.Units;

namespace PerfGates.Probes.Http.Settings;

/// <summary>What an answer must be like.</summary>
/// <param name="Templates">Expected texts, where they stand.</param>
internal sealed record ExpectSettings(ExpectationPlan Plan, IReadOnlyList<Located<string>> Templates)
{
    private const string Codes = "write codes such as 200, 2xx or 200-299, or a list of them";

    private static readonly TextForm StatusForm = TextForm.Like(@"[1-5][xX][xX]| *[1-5][0-9][0-9] *(?:- *[1-5][0-9][0-9] *)?", "codes such as 200, 2xx or 200-299", "200", "2xx", "200-299") with { Numbers = (100, 599) };

    public static ExpectSettings Nothing { get; } = new(new(), []);

    public static ExpectSettings Read(SettingsReader settings) =>
        settings.Section("expect", "What the answer must be like, or the request has failed; without it, a status below 400.", ReadKeys, status => new(new() { Status = Status([status], settings) }, []), StatusForm) ?? Nothing;

    private static ExpectSettings ReadKeys(SettingsReader settings)
    {
        var status = Status(settings.Texts("status", "Codes that are right: 200, 2xx, 200-299, or a list of these.", StatusForm), settings);
        var json = settings.TextMap("json", "JSONPath: the text that must stand there; without a text anything may.");
        var headers = settings.TextMap("header", "Header: what its value must be; without a text anything may.");
        var (contains, matches) = settings.Section("body", "What the body must hold.", body => Body(body)) is { } body ? (body.Contains, body.Matches) : (null, null);
        var most = settings.Quantity("max-size", "The body is at most so large.", Dimension.Size);
        var least = settings.Quantity("min-size", "The body is at least so large.", Dimension.Size);
        foreach (var (path, _) in json)
            if (Patterns.OfPath(path.Value) is { } complaint) settings.Report(Rules.BadPattern.At(path.Span, path.Value, "JSON path", complaint));
        foreach (var (name, _) in headers)
            if (!HeaderSetting.IsName(name.Value)) settings.Report(Rules.InvalidValue.At(name.Span, name.Value, "the name of a header", "write letters, digits and hyphens"));
        var plan = new ExpectationPlan
        {
            Status = status,
            Json = [.. json.Select(Expected)],
            Headers = [.. headers.Select(Expected)],
            BodyContains = contains?.Value,
            BodyMatches = matches?.Value,
            MaxSize = (long?)most?.Value,
            MinSize = (long?)least?.Value,
        };
        return new(plan, [.. json.Concat(headers).Select(e => e.Value), .. contains is null ? [] : new[] { contains }]);
    }

    private sealed record BodyTexts(Located<string>? Contains, Located<string>? Matches);

    private static BodyTexts Body(SettingsReader settings)
    {
        var contains = settings.Text("contains", "A text that it holds.");
        var matches = settings.Text("matches", "A regular expression that matches somewhere, without backtracking.");
        if (matches is not null && Patterns.OfExpression(matches.Value) is { } complaint) settings.Report(Rules.BadPattern.At(matches.Span, matches.Value, "regular expression", complaint));
        return new(contains, matches);
    }

    private static KeyValuePair<string, string?> Expected((Located<string> Name, Located<string> Value) entry) =>
        new(entry.Name.Value, entry.Value.Value.Length == 0 ? null : entry.Value.Value);

    private static List<StatusRange> Status(IEnumerable<Located<string>> written, SettingsReader settings)
    {
        List<StatusRange> ranges = [];
        foreach (var text in written)
            if (Range(text.Value) is { } range) ranges.Add(range);
            else settings.Report(Rules.InvalidValue.At(text.Span, text.Value, "status", Codes));
        return ranges;
    }

    private static StatusRange? Range(string text)
    {
        if (text is [>= '1' and <= '5', 'x' or 'X', 'x' or 'X']) return new((text[0] - '0') * 100, (text[0] - '0') * 100 + 99);
        var ends = text.Split('-');
        return ends.Length <= 2 && Code(ends[0]) is { } from && Code(ends[^1]) is { } to && from <= to ? new(from, to) : null;
    }

    private static int? Code(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 100 and <= 599 ? code : null;
}
