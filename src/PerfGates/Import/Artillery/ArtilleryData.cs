using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Artillery;

/// <summary>Variables and payload files. A variable with one value is a text, one with several is data.</summary>
internal sealed class ArtilleryData(ArtilleryText text, ICollection<Diagnostic> problems)
{
    private static readonly string[] Known = ["path", "fields", "order", "name"];

    private readonly List<Yaml.Entry> _variables = [], _data = [];
    private readonly UniqueNames _names = new();

    /// <summary>Names that requests may use.</summary>
    public HashSet<string> Names { get; } = [];

    /// <summary>The keys <c>variables</c> and <c>data</c>, where there is something in them.</summary>
    public IReadOnlyList<Yaml.Entry> Settings =>
    [
        .. _variables.Count > 0 ? [new("variables", new Yaml.Map(_variables))] : Array.Empty<Yaml.Entry>(),
        .. _data.Count > 0 ? [new("data", new Yaml.Map(_data))] : Array.Empty<Yaml.Entry>(),
    ];

    public void Read(BudgetNode? config)
    {
        foreach (var (key, value) in config.EntriesAt("variables")) Variable(key.Text, value);
        foreach (var payload in config.At("payload") is BudgetNode.Sequence several ? several.Items : config.At("payload") is { } one ? [one] : []) Payload(payload);
    }

    /// <summary>What requests use and nothing gives a value to: processors do that there, the environment can do it here.</summary>
    public void GiveFromOutside(string name, SourceSpan span)
    {
        if (!Names.Add(name)) return;
        var variable = VariableName.Of(name);
        problems.Add(Rules.FillIn.At(span, $"nothing in the file gives '{name}' a value", $"set the environment variable '{variable}', or write its value under 'variables' in what is printed"));
        _variables.Add(new(name, new Yaml.Text($"${{{variable}}}")));
    }

    private void Variable(string name, BudgetNode value)
    {
        if (value is BudgetNode.Scalar one) _variables.Add(new(name, new Yaml.Text(text.Of(one.Text, one.Span))));
        else if (value.ItemsAt().OfType<BudgetNode.Scalar>().ToList() is { Count: > 0 } values)
            _data.Add(new(_names.Take(name), new Yaml.Map([new("values", new Yaml.List([.. values.Select(v => new Yaml.Text(text.Of(v.Text, v.Span)))])), new("pick", new Yaml.Text("random"))])));
        else
        {
            problems.Add(Rules.LeftOut.At(value.Span, $"the variable '{name}'", "its values are no texts"));
            return;
        }
        Names.Add(name);
    }

    private void Payload(BudgetNode payload)
    {
        foreach (var other in payload.EntriesAt().Where(e => !Known.Contains(e.Key.Text)))
            problems.Add(Rules.LeftOut.At(other.Key.Span, $"'{other.Key.Text}' of a payload file", "a csv file begins with a line of names, and has commas"));
        var fields = payload.ItemsAt("fields").OfType<BudgetNode.Scalar>().Select(f => f.Text).ToList();
        if (payload.At("path") is not BudgetNode.Scalar path || fields.Count == 0)
        {
            problems.Add(Rules.LeftOut.At(payload.Span, "a payload file", "it needs 'path' and 'fields'"));
            return;
        }
        problems.Add(Rules.FillIn.At(path.Span, $"the columns of '{path.Text}' have their names in 'fields'", $"write them as its first line, if it has none: {string.Join(',', fields)}"));
        Names.UnionWith(fields);
        _data.Add(new(_names.Take(Path.GetFileNameWithoutExtension(path.Text)), new Yaml.Map(
        [
            new("csv", new Yaml.Text(Yaml.Literal(path.Text))),
            new("columns", new Yaml.List([.. fields.Select(f => new Yaml.Text(f))])),
            new("pick", new Yaml.Text(payload.TextAt("order") == "sequence" ? "sequential" : "random")),
        ])));
    }
}
