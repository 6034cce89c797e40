using System.Globalization;
using System.Text.Json.Nodes;
using PerfGates.Budgets;
using PerfGates.Units;

namespace PerfGates.Schema;

/// <summary>
/// The schema of one value, made of what its reader said of it. YAML has typed a scalar before a schema sees it: a text may come as a
/// number or as true, and whatever holds <c>${name}</c> is a text of which only the run knows more.
/// </summary>
internal static class ValueSchema
{
    private const string Variable = @"(?:^|[^$])\$\{";

    private static readonly string[] Scalars = ["string", "number", "boolean"];

    /// <summary>A setting with all that is said of it.</summary>
    public static JsonObject Of(Setting setting)
    {
        var schema = Bare(setting);
        schema["description"] = setting.Help;
        if (setting.Standard is { } standard) schema["default"] = Standard(setting.Kind, standard);
        return schema;
    }

    /// <param name="orNothing">Nothing behind the key will do.</param>
    public static JsonObject Section(IReadOnlyList<Setting> settings, bool orNothing) =>
        Object(settings.Select(s => KeyValuePair.Create(s.Key, Of(s))), [.. settings.Where(s => s.Required).Select(s => s.Key).Distinct()], orNothing);

    public static JsonObject Object(IEnumerable<KeyValuePair<string, JsonObject>> properties, IReadOnlyList<string> required, bool orNothing)
    {
        var schema = new JsonObject { ["type"] = Types(orNothing && required.Count == 0, "object") };
        if (required.Count > 0) schema["required"] = Texts(required);
        schema["properties"] = new JsonObject(properties.DistinctBy(p => p.Key).Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value)));
        schema["additionalProperties"] = false;
        return schema;
    }

    /// <summary>Free names, each with a value of that schema.</summary>
    public static JsonObject Names(JsonObject value, bool orNothing) => new() { ["type"] = Types(orNothing, "object"), ["additionalProperties"] = value };

    public static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };

    public static JsonObject Text(TextForm form, bool orNothing)
    {
        if (form.Pattern is null && form.Words.Count == 0) return WithExamples(new() { ["type"] = Types(orNothing, Scalars) }, form);
        if (form.Pattern is null)
        {
            var words = Texts(form.Words);
            if (orNothing) words.Add(null);
            return new() { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = words }, Reference("variable")) };
        }
        var schema = Matching(form, Types(orNothing, form.Numbers is null ? ["string"] : ["string", "integer"]));
        if (form.Numbers is not var (least, most)) return schema;
        (schema["minimum"], schema["maximum"]) = (least, most);
        return schema;
    }

    /// <summary>A text of which the parser knows more than a pattern.</summary>
    public static JsonObject Matching(TextForm form, JsonNode types) => WithExamples(
        new()
        {
            ["type"] = types,
            ["pattern"] = $"^(?:{string.Join('|', [form.Pattern!, .. form.Words])})$|{Variable}",
            ["patternErrorMessage"] = $"Write {form.Says}.", // of the YAML language server; others pass over it
        }, form);

    public static JsonObject VariableText => new() { ["type"] = "string", ["pattern"] = Variable, ["description"] = "A text with ${name} in it." };

    private static JsonObject Bare(Setting setting)
    {
        var orNothing = !setting.NeverEmpty;
        return setting.Kind switch
        {
            SettingKind.Text text => Text(text.Form, orNothing),
            SettingKind.Flag => new() { ["type"] = Types(orNothing, "boolean", "string"), ["pattern"] = $"^(?:true|false)$|{Variable}", ["patternErrorMessage"] = "Write true or false." },
            SettingKind.Whole whole => Text(TextForm.Whole(whole.Least, whole.Most, Digits(whole.Most)), orNothing),
            SettingKind.Amount amount => Amount(amount.Dimension, orNothing),
            SettingKind.Choice choice => Text(TextForm.OneOf([.. choice.Words]), orNothing),
            SettingKind.Texts list => OneOrMany(Text(list.Form, orNothing: false), Text(list.Form, orNothing: list.Form.Pattern is null && list.Form.Words.Count == 0)),
            SettingKind.TextMap map => OrText(map.OrText ? map.Form : null, Names(Text(map.Form, orNothing: map.Form.Pattern is null), orNothing)),
            SettingKind.Named => Names(Section(setting.Nested, orNothing: true), orNothing),
            SettingKind.List => OneOrMany(Section(setting.Nested, orNothing), Section(setting.Nested, orNothing: true)),
            SettingKind.Section section => OrText(section.ShortForm, Filled(Section(setting.Nested, orNothing), setting.NeverEmpty)),
            SettingKind.Budgets => Reference("budgets"),
            SettingKind.Budget => Reference("expression"),
            SettingKind.Conditions conditions => OneOrMany(Condition(conditions.Lasting), Condition(conditions.Lasting)),
            SettingKind.Any => [],
            SettingKind.Exactly exactly => new() { ["const"] = exactly.Number },
            SettingKind.Variables => new()
            {
                ["type"] = Types(orNothing, "object"),
                ["propertyNames"] = new JsonObject { ["pattern"] = "^[A-Za-z_][A-Za-z0-9_.-]*$" },
                ["additionalProperties"] = new JsonObject { ["type"] = Types(orNothing: false, Scalars) },
            },
            SettingKind.Elsewhere => new() { ["type"] = Types(orNothing, "object") },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static JsonObject Amount(Dimension dimension, bool orNothing)
    {
        var number = dimension == Dimension.Number;
        var schema = Matching(TextForm.Of(dimension), Types(orNothing, number ? ["string", "number"] : ["string"]));
        if (number) schema["minimum"] = 0;
        return schema;
    }

    private static JsonObject Condition(bool lasting) =>
        Matching(TextForm.Like(BudgetPattern.Condition(lasting), lasting ? "a condition such as 'errors > 20% for 5s'" : "a condition such as 'p95 > 500ms'", lasting ? "errors > 20% for 5s" : "p95 > 500ms"), "string");

    private static JsonObject OneOrMany(JsonObject one, JsonObject each) => new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "array", ["items"] = each }, one) };

    private static JsonObject OrText(TextForm? text, JsonObject mapping) =>
        text is null ? mapping : new() { ["anyOf"] = new JsonArray(mapping, Text(text, orNothing: false)) };

    private static JsonObject Filled(JsonObject mapping, bool neverEmpty)
    {
        if (neverEmpty) mapping["minProperties"] = 1;
        return mapping;
    }

    private static JsonObject WithExamples(JsonObject schema, TextForm form)
    {
        if (form.Examples.Count > 0) schema["examples"] = Texts(form.Examples);
        return schema;
    }

    private static JsonNode Standard(SettingKind kind, string standard) => kind switch
    {
        SettingKind.Flag => standard == "true",
        SettingKind.Whole or SettingKind.Exactly => int.Parse(standard, CultureInfo.InvariantCulture),
        SettingKind.Texts list => Texts(list.Standard),
        _ => standard,
    };

    private static JsonNode Types(bool orNothing, params string[] types)
    {
        string[] all = orNothing ? [.. types, "null"] : types;
        return all is [var only] ? only : Texts(all);
    }

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)t)]);

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;
}
