using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PerfGates.Probes;

/// <summary>Reads single values out of a JSON text by JSONPath.</summary>
internal sealed class JsonPathValue
{
    private const int Deepest = 128;

    private readonly JToken _root;

    private JsonPathValue(JToken root) => _root = root;

    /// <summary>What is wrong with a path; null if nothing is.</summary>
    public static string? Complaint(string path)
    {
        try
        {
            new JObject().SelectToken(path);
            return path.StartsWith('$') ? null : "it begins with $, the whole document";
        }
        catch (JsonException e)
        {
            return e.Message;
        }
    }

    /// <summary>Null with a problem.</summary>
    public static JsonPathValue? Parse(string text, out string problem)
    {
        problem = "is empty";
        if (string.IsNullOrWhiteSpace(text)) return null;
        problem = "";
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = Deepest };
            var root = JToken.ReadFrom(reader);
            if (!reader.Read()) return new(root);
            problem = "holds more than one JSON value";
        }
        catch (JsonException e)
        {
            problem = $"is not JSON: {e.Message}";
        }
        return null;
    }

    /// <summary>The one number or text at a path, as text; null with a problem.</summary>
    public string? Text(string path, out string problem)
    {
        problem = "";
        var found = _root.SelectTokens(path).Take(2).ToArray();
        if (found is [JValue { Value: not null, Type: JTokenType.Integer or JTokenType.Float or JTokenType.String } value])
            return Convert.ToString(value.Value, CultureInfo.InvariantCulture);
        problem = found.Length switch
        {
            0 => $"has nothing at '{path}'",
            1 => $"has no number at '{path}' but {Named(found[0].Type)}",
            _ => $"has several values at '{path}'",
        };
        return null;
    }

    private static string Named(JTokenType type) => type switch
    {
        JTokenType.Object => "an object",
        JTokenType.Array => "a list",
        JTokenType.Boolean => "true or false",
        JTokenType.Null => "null",
        _ => "something else",
    };
}
