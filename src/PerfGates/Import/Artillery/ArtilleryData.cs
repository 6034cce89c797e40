using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Artillery;

/// <summary>Variables with several values, and payload files.</summary>
internal static class ArtilleryData
{
    private static readonly string[] Known = ["path", "fields", "order", "name"];

    public static IReadOnlyList<Yaml.Entry> Read(BudgetNode? config, ArtilleryText text, ICollection<Diagnostic> problems)
    {
        List<Yaml.Entry> data = [];
        foreach (var (key, value) in config.EntriesAt("variables"))
            if (Values(value) is { Count: > 0 } values) data.Add(new(key.Text, new Yaml.Map([new("values", new Yaml.List([.. values.Select(v => new Yaml.Text(text.Of(v.Text, v.Span)))])), new("pick", new Yaml.Text("random"))])));
            else problems.Add(Rules.LeftOut.At(value.Span, $"the variable '{key.Text}'", "its values are no texts"));
        foreach (var payload in config.At("payload") is BudgetNode.Sequence several ? several.Items : config.At("payload") is { } one ? [one] : []) data.AddRange(Payload(payload, problems));
        return [.. data.DistinctBy(d => d.Key)];
    }

    private static List<BudgetNode.Scalar> Values(BudgetNode value) => value is BudgetNode.Scalar one ? [one] : [.. value.ItemsAt().OfType<BudgetNode.Scalar>()];

    private static IEnumerable<Yaml.Entry> Payload(BudgetNode payload, ICollection<Diagnostic> problems)
    {
        foreach (var other in payload.EntriesAt().Where(e => !Known.Contains(e.Key.Text)))
            problems.Add(Rules.LeftOut.At(other.Key.Span, $"'{other.Key.Text}' of a payload file", "a csv file begins with a line of names, and has commas"));
        var fields = payload.ItemsAt("fields").OfType<BudgetNode.Scalar>().ToList();
        if (payload.At("path") is not BudgetNode.Scalar path || fields.Count == 0)
        {
            problems.Add(Rules.LeftOut.At(payload.Span, "a payload file", "it needs 'path' and 'fields'"));
            yield break;
        }
        problems.Add(Rules.FillIn.At(path.Span, $"the columns of '{path.Text}' have their names in 'fields'", $"write them as its first line: {string.Join(',', fields.Select(f => f.Text))}"));
        var pick = payload.TextAt("order") == "sequence" ? "sequential" : "random";
        foreach (var field in fields) yield return new(field.Text, new Yaml.Map([new("csv", new Yaml.Text(Yaml.Literal(path.Text))), new("pick", new Yaml.Text(pick))]));
    }
}
