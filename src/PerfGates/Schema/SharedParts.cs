using System.Text.Json.Nodes;

namespace PerfGates.Schema;

/// <summary>
/// What stands in several places becomes a definition that these refer to: a request has the same keys in five places, and without
/// this the schema is ten times as large. What is said of a place alone, its description and default, stays there.
/// </summary>
internal sealed class SharedParts(JsonObject definitions)
{
    // Below, a reference is no shorter and harder to read.
    private const int Smallest = 200;

    private readonly Dictionary<string, int> _seen = [];
    private readonly Dictionary<string, string> _named = [];

    public void TakeOutOf(JsonObject schema)
    {
        Count(schema);
        Replace(schema, "");
    }

    private void Count(JsonNode? node)
    {
        if (node is JsonObject part && Text(part) is { Length: > Smallest } text) _seen[text] = _seen.GetValueOrDefault(text) + 1;
        foreach (var child in Children(node)) Count(child.Node);
    }

    private void Replace(JsonNode? node, string name)
    {
        foreach (var (key, child) in Children(node).ToList())
        {
            var called = key ?? name;
            if (child is JsonObject part && IsSchema(part) && _seen.GetValueOrDefault(Text(part)) > 1) Put(node!, child, Reference(part, called));
            else Replace(child, called);
        }
    }

    private JsonObject Reference(JsonObject part, string name)
    {
        var text = Text(part);
        if (!_named.TryGetValue(text, out var definition))
        {
            for (var number = 2; definitions.ContainsKey(definition ??= name); number++) definition = $"{name}-{number}";
            _named[text] = definition;
            var shared = Bare(part);
            definitions[definition] = shared;
            Replace(shared, name);
        }
        var reference = ValueSchema.Reference(definition);
        foreach (var own in Own.Where(part.ContainsKey)) reference[own] = part[own]!.DeepClone();
        return reference;
    }

    private static readonly string[] Own = ["description", "default"];

    // A mapping of keys to schemas is none itself.
    private static bool IsSchema(JsonObject part) => part["type"] is JsonValue or JsonArray || part["anyOf"] is JsonArray;

    private static string Text(JsonObject part) => Bare(part).ToJsonString();

    private static JsonObject Bare(JsonObject part)
    {
        var bare = (JsonObject)part.DeepClone();
        foreach (var own in Own.Where(o => bare[o] is JsonValue or JsonArray)) bare.Remove(own);
        return bare;
    }

    private static void Put(JsonNode parent, JsonNode old, JsonNode replacement)
    {
        if (parent is JsonArray list) list[list.IndexOf(old)] = replacement;
        else ((JsonObject)parent)[old.GetPropertyName()] = replacement;
    }

    private static IEnumerable<(string? Name, JsonNode? Node)> Children(JsonNode? node) => node switch
    {
        JsonObject schema => schema.Select(p => (IsWord(p.Key) ? null : p.Key, p.Value)),
        JsonArray list => list.Select(i => ((string?)null, i)),
        _ => [],
    };

    // Words of JSON Schema, which are no names of what they hold.
    private static bool IsWord(string key) => key is "properties" or "items" or "anyOf" or "oneOf" or "additionalProperties";
}
