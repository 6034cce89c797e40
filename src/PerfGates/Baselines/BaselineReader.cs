using System.Globalization;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Baselines;

/// <summary>Makes a baseline of JSON, and complains at its place of whatever does not belong there.</summary>
internal sealed class BaselineReader(BaselineText source, ICollection<Diagnostic> problems)
{
    public Baseline Read(JsonPart root)
    {
        if (Members(root, "the whole", "version", "environments") is not { } file) return Baseline.None;
        if (file["version"] is not JsonPart.Number { Written: "1" })
        {
            problems.Add(Rules.BaselineVersion.At(source.Span(file["version"]), Shown(file["version"]), $"{BaselineFile.Version}"));
            return Baseline.None;
        }
        return new([.. Named(file["environments"], "'environments'").Select(e => Environment(e.Key, e.Value)).OfType<BaselineEnvironment>()]);
    }

    private BaselineEnvironment? Environment(JsonPart.Member key, JsonPart value)
    {
        if (Members(value, $"environment '{key.Key}'", "machine", "gates") is not { } environment) return null;
        var machine = new Fingerprint(Texts(environment["machine"], "'machine'"));
        // Edited by hand, values of one machine would pass for those of another.
        if (machine.Name != key.Key) problems.Add(Rules.BaselineValue.At(KeySpan(key), key.Key, "name of this environment", $"its fields make it '{machine.Name}'"));
        return new(machine, Named(environment["gates"], "'gates'").Select(g => (Name: g.Key.Key, Gate: Gate(g.Key.Key, g.Value))).Where(g => g.Gate is not null).ToDictionary(g => g.Name, g => g.Gate!));
    }

    private BaselineGate? Gate(string name, JsonPart value)
    {
        if (Members(value, $"gate '{name}'", "accepted", "facts", "values") is not { } gate) return null;
        var accepted = Acceptance(gate["accepted"]);
        var facts = Texts(gate["facts"], "'facts'");
        if (gate["values"] is not JsonPart.List list) return Wrong<BaselineGate>(gate["values"], "'values'", "a list");
        List<(BaselineSeries Series, JsonPart Part)> series = [];
        foreach (var item in list.Items)
        {
            if (Series(item) is not { } read) continue;
            var same = series.Find(s => s.Series with { Exact = read.Exact, Values = read.Values } == read);
            if (same.Part is null) series.Add((read, item));
            else problems.Add(Rules.BaselineTwice.At(source.Span(item), $"'{read.Metric}' of {(read.Subject.Length > 0 ? $"{read.Kind} '{read.Subject}'" : $"the {read.Kind}")}", $"{source.Span(same.Part).Line}"));
        }
        return accepted is null ? null : new(accepted, facts, [.. series.Select(s => s.Series)]);
    }

    private Acceptance? Acceptance(JsonPart value)
    {
        if (Members(value, "'accepted'", "tool", "commit", "date", "reason") is not { } accepted) return null;
        var (tool, commit, date, reason) = (Text(accepted["tool"], "'tool'"), Text(accepted["commit"], "'commit'"), Text(accepted["date"], "'date'"), Text(accepted["reason"], "'reason'"));
        if (tool is null || commit is null || date is null || reason is null) return null;
        if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new(tool, commit, day, reason);
        problems.Add(Rules.BaselineValue.At(source.Span(accepted["date"]), date, "date", "a date is written as 2026-01-31"));
        return null;
    }

    private BaselineSeries? Series(JsonPart value)
    {
        var exact = value is JsonPart.Mapping written && written.Members.Any(m => m.Key == "value");
        var named = value is JsonPart.Mapping other && other.Members.Any(m => m.Key == "subject");
        if (Members(value, "a stored value", ["kind", .. named ? ["subject"] : Array.Empty<string>(), "metric", "unit", exact ? "value" : "runs"]) is not { } series) return null;
        var (kind, subject, metric, unit) = (Text(series["kind"], "'kind'"), named ? Text(series["subject"], "'subject'") : "", Text(series["metric"], "'metric'"), Text(series["unit"], "'unit'"));
        if (kind is null || subject is null || metric is null || unit is null) return null;
        if (!QuantityText.TryUnit(unit, out var one, out var problem))
        {
            problems.Add(Rules.BaselineValue.At(source.Span(series["unit"]), unit, "unit", problem));
            return null;
        }
        IReadOnlyList<JsonPart> figures = exact ? [series["value"]] : series["runs"] is JsonPart.List { Items: { Count: > 0 } items } ? items : Wrong<JsonPart[]>(series["runs"], "'runs'", "a list of numbers") ?? [];
        double[] values = [.. figures.Select(f => Figure(f, one)).OfType<double>()];
        return values.Length == 0 || values.Length < figures.Count ? null : new(kind, subject, metric, one.Dimension, exact, values);
    }

    private double? Figure(JsonPart part, Quantity unit)
    {
        if (part is not JsonPart.Number number)
        {
            Wrong<string>(part, "a stored value", "a number");
            return null;
        }
        var value = StoredFigure.Read(number.Written, unit);
        if (double.IsFinite(value)) return value;
        problems.Add(Rules.BaselineValue.At(source.Span(part), number.Written, "figure", "it is too large"));
        return null;
    }

    private string? Text(JsonPart part, string what) => part is JsonPart.Words text ? text.Value : Wrong<string>(part, what, "a text");

    private Dictionary<string, string> Texts(JsonPart part, string what) =>
        Named(part, what).Select(m => (m.Key.Key, Value: Text(m.Value, $"'{m.Key.Key}'"))).Where(m => m.Value is not null).ToDictionary(m => m.Key, m => m.Value!);

    /// <summary>A mapping whose keys are names: each once.</summary>
    private IEnumerable<(JsonPart.Member Key, JsonPart Value)> Named(JsonPart part, string what)
    {
        if (part is not JsonPart.Mapping mapping)
        {
            Wrong<string>(part, what, "a mapping");
            return [];
        }
        foreach (var (first, again) in mapping.Members.GroupBy(m => m.Key, StringComparer.Ordinal).SelectMany(same => same.Skip(1).Select(again => (same.First(), again))))
            problems.Add(Rules.BaselineTwice.At(KeySpan(again), $"'{again.Key}'", $"{KeySpan(first).Line}"));
        return mapping.Members.DistinctBy(m => m.Key, StringComparer.Ordinal).Select(m => (m, m.Value));
    }

    /// <summary>A mapping with exactly these keys; null after a problem.</summary>
    private Dictionary<string, JsonPart>? Members(JsonPart part, string what, params string[] keys)
    {
        var before = problems.Count;
        var members = Named(part, what).ToDictionary(m => m.Key.Key, m => m);
        if (problems.Count > before) return null;
        foreach (var (key, _) in members.Values.Where(m => !keys.Contains(m.Key.Key)))
            problems.Add(Rules.BaselineShape.At(KeySpan(key), what, $"a mapping with {Listed(keys)}", $"one with '{key.Key}'"));
        foreach (var missing in keys.Where(k => !members.ContainsKey(k)))
            problems.Add(Rules.BaselineShape.At(source.Span(part), what, $"a mapping with {Listed(keys)}", $"one without '{missing}'"));
        return problems.Count > before ? null : members.ToDictionary(m => m.Key, m => m.Value.Value);
    }

    private T? Wrong<T>(JsonPart part, string what, string expected) where T : class
    {
        problems.Add(Rules.BaselineShape.At(source.Span(part), what, expected, part is JsonPart.List { Items.Count: 0 } ? "an empty list" : part.Noun));
        return null;
    }

    private SourceSpan KeySpan(JsonPart.Member key) => source.Span(key.KeyFrom, key.KeyFrom);

    private static string Listed(IEnumerable<string> keys) => string.Join(", ", keys.Select(k => $"'{k}'"));

    private static string Shown(JsonPart part) => part switch { JsonPart.Number n => n.Written, JsonPart.Words t => $"'{t.Value}'", _ => part.Noun };
}
