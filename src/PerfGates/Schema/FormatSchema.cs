using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PerfGates.Budgets;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Servers;
using PerfGates.Units;

namespace PerfGates.Schema;

/// <summary>
/// JSON Schema (draft-07) of the budget file, for editors: made of the same calls that read it. It never refuses what a reading takes.
/// What it cannot say is relations: between gates, between keys that exclude each other, between a metric and the unit of its limit.
/// </summary>
internal static class FormatSchema
{
    public const string FileName = "perfbudget.schema.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>As the file has it, with a line break at its end.</summary>
    public static string Text { get; } = Of(ProbeCatalog.All).ToJsonString(Readable) + "\n";

    private static JsonObject Of(IReadOnlyList<IProbe> probes)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = ".perfbudget.yml of PerfGates",
        };
        var required = (string[])["version", "gates"];
        foreach (var (key, value) in ValueSchema.Object(BudgetSchema.TopLevel.Select(s => KeyValuePair.Create(s.Key, TopLevel(s, probes))), required, orNothing: false).ToList())
            schema[key] = value?.DeepClone();
        var definitions = new JsonObject
        {
            ["variable"] = ValueSchema.VariableText,
            ["expression"] = Expression(),
            ["budget"] = Budget(),
            ["budgets"] = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = ValueSchema.Reference("budget") },
        };
        new SharedParts(definitions).TakeOutOf(schema);
        schema["definitions"] = definitions;
        return schema;
    }

    private static JsonObject TopLevel(Setting setting, IReadOnlyList<IProbe> probes) => setting.Key switch
    {
        "gates" => Described(Named(Gate(setting.Nested, probes), orNothing: false), setting),
        "servers" => Described(Named(ValueSchema.Section(ServerSettings.Keys, orNothing: false), orNothing: true), setting),
        _ => ValueSchema.Of(setting),
    };

    private static JsonObject Named(JsonObject value, bool orNothing)
    {
        var names = ValueSchema.Names(value, orNothing);
        if (!orNothing) names["minProperties"] = 1;
        names["propertyNames"] = new JsonObject { ["pattern"] = @"\S" };
        return names;
    }

    private static JsonObject Gate(IReadOnlyList<Setting> settings, IReadOnlyList<IProbe> probes)
    {
        var bound = probes.Select(p => (Probe: p, Read: FormatKeys.Bound(p))).ToList();
        var own = settings.Where(s => !FormatProbes.Keys.Contains(s.Key)).Select(s => KeyValuePair.Create(s.Key, s.Key == "requires" ? Requirements(s) : ValueSchema.Of(s)));
        var measuring = bound.Select(b => KeyValuePair.Create(b.Probe.Kind, Described(ValueSchema.Section(b.Read.Settings, orNothing: true), b.Probe.Help)));
        var gate = ValueSchema.Object([.. measuring, .. own], [], orNothing: false);
        gate["oneOf"] = new JsonArray([.. bound.Select(b => Branch(b.Probe.Kind, b.Read.Bound))]);
        return gate;
    }

    // Exactly one probe, and with it the budgets that come to mind.
    private static JsonObject Branch(string probe, BoundProbe bound) => new()
    {
        ["required"] = ValueSchema.Texts([probe]),
        ["properties"] = new JsonObject { ["budgets"] = new JsonObject { ["items"] = new JsonObject { ["examples"] = ValueSchema.Texts(bound.AllMetrics.Listed.Where(m => m.Dimension is not null).Select(Example).Distinct()) } } },
    };

    private static string Example(Metric metric) =>
        $"{metric.Name} {(metric.Better == Direction.HigherIsBetter ? Comparison.Greater : Comparison.Less).Symbol()} {QuantityText.Example(metric.Dimension!.Value)}";

    private static JsonObject Requirements(Setting setting) => ValueSchema.Of(setting with
    {
        Kind = new SettingKind.Texts(TextForm.Like(string.Join('|', Requirement.Known).Replace("NAME", ".+", StringComparison.Ordinal), $"one of {string.Join(", ", Requirement.Known)}", [.. Requirement.Known]), []),
    });

    private static JsonObject Expression() => ValueSchema.Matching(
        TextForm.Like(BudgetPattern.Expression, "metric, operator and limit, such as 'p95 < 100ms', 'mean <= baseline + 5%' or 'total <= 1.1 * 'old page'.total'"), "string"); // examples come with the probe

    private static JsonObject Budget()
    {
        var detailed = ValueSchema.Section(BudgetSchema.Budget, orNothing: false);
        detailed["oneOf"] = new JsonArray(new JsonObject { ["required"] = ValueSchema.Texts(["warn"]) }, new JsonObject { ["required"] = ValueSchema.Texts(["budget"]) });
        return new() { ["anyOf"] = new JsonArray(ValueSchema.Reference("expression"), detailed) };
    }

    private static JsonObject Described(JsonObject schema, Setting setting) => Described(schema, setting.Help);

    private static JsonObject Described(JsonObject schema, string help)
    {
        schema["description"] = help;
        return schema;
    }
}
