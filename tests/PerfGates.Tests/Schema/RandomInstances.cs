using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PerfGates.Tests.Schema;

/// <summary>Walks a schema and makes what it allows, from a seed: each key there or not, each alternative, each word, the ends of each range.</summary>
internal sealed class RandomInstances(JsonObject root, int seed)
{
    private const int Deepest = 9;

    private readonly Random _random = new(seed);

    public JsonNode? Next() => Of(root, 0);

    private JsonNode? Of(JsonNode? node, int depth)
    {
        if (node is not JsonObject schema || schema.Count == 0) return "anything";
        if (schema["$ref"] is { } reference) return Of(root["definitions"]![((string)reference!)["#/definitions/".Length..]], depth);
        if (schema["const"] is { } constant) return constant.DeepClone();
        if (schema["enum"] is JsonArray words) return Any(words)?.DeepClone();
        // What a variable stands for is nothing that a schema knows.
        if (schema["anyOf"] is JsonArray any && schema["properties"] is null) return Of(any[_random.Next(any.Count(a => (string?)a!["$ref"] != "#/definitions/variable"))], depth);
        var types = schema["type"] is JsonArray several ? several.Select(t => (string)t!).ToList() : [(string)schema["type"]!];
        return types[_random.Next(types.Count)] switch
        {
            "object" => Mapping(schema, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Of(schema["items"], depth + 1))]),
            "boolean" => _random.Next(2) == 0,
            "integer" => (long)Number(schema),
            "number" => Math.Round(Number(schema), 2),
            "null" => null,
            _ => Text(schema),
        };
    }

    private JsonObject Mapping(JsonObject schema, int depth)
    {
        var mapping = new JsonObject();
        if (schema["properties"] is JsonObject properties)
        {
            HashSet<string> must = [.. Required(schema), .. schema["oneOf"] is JsonArray branches ? Required((JsonObject)Any(branches)!) : []];
            // Of keys of which one must be there, another one is too many.
            HashSet<string> others = schema["oneOf"] is JsonArray all ? [.. all.SelectMany(b => Required((JsonObject)b!)).Except(must)] : [];
            foreach (var (key, value) in properties)
                if (must.Contains(key) || (!others.Contains(key) && depth < Deepest && _random.Next(5) == 0)) mapping[key] = Of(value, depth + 1);
            if (mapping.Count == 0 && schema["minProperties"] is not null && properties.FirstOrDefault() is (var first, var of)) mapping[first] = Of(of, depth + 1);
        }
        else foreach (var name in (string[])["one", "two"])
            if (mapping.Count == 0 || _random.Next(2) == 0) mapping[name] = Of(schema["additionalProperties"], depth + 1);
        return mapping;
    }

    private static IEnumerable<string> Required(JsonObject schema) => schema["required"] is JsonArray keys ? keys.Select(k => (string)k!) : [];

    private double Number(JsonObject schema)
    {
        var (least, most) = ((double?)schema["minimum"] ?? 0, (double?)schema["maximum"] ?? 100);
        return _random.Next(3) switch { 0 => least, 1 => most, _ => Math.Floor(least + _random.NextDouble() * Math.Min(most - least, 1000)) };
    }

    private JsonNode? Text(JsonObject schema) =>
        schema["examples"] is JsonArray examples ? Any(examples)!.DeepClone()
        : schema["pattern"] is { } pattern ? (JsonNode)((string[])["${TEXT:-true}", "total < 500kB", "mean <= baseline"]).Last(t => Regex.IsMatch(t, (string)pattern!))
        : _random.Next(3) switch { 0 => "text", 1 => "5", _ => "a: b # c" };

    private JsonNode? Any(JsonArray list) => list[_random.Next(list.Count)];

    public static string Yaml(JsonNode? node) => node switch
    {
        JsonObject mapping => $"{{ {string.Join(", ", mapping.Select(p => $"\"{p.Key}\": {Yaml(p.Value)}"))} }}",
        JsonArray list => $"[{string.Join(", ", list.Select(Yaml))}]",
        null => "null",
        JsonValue value when value.TryGetValue<string>(out var text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'",
        JsonValue value when value.TryGetValue<double>(out var number) => number.ToString("0.##", CultureInfo.InvariantCulture),
        _ => node.ToJsonString(),
    };
}
