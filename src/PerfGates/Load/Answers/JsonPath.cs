using System.Globalization;
using System.Text;
using System.Text.Json;
using PerfGates.Load.Requests;

namespace PerfGates.Load.Answers;

/// <summary>
/// The part of JSONPath (RFC 9535) that names one place:
/// <code>
/// path  = "$" *( "." name / "[" index "]" / "['" text "']" / '["' text '"]' )
/// name  = 1*( letter / digit / "_" / "-" / "@" )
/// index = 1*digit
/// </code>
/// Answers are read from the front until the place is found; no document is built.
/// </summary>
internal sealed class JsonPath
{
    private readonly Step[] steps;

    private JsonPath(string text, Step[] steps) => (Text, this.steps) = (text, steps);

    public string Text { get; }

    /// <summary>Null with what is wrong about it.</summary>
    public static JsonPath? Parse(string text, out string problem)
    {
        problem = "";
        if (!text.StartsWith('$')) return Wrong(out problem, "it begins with '$'");
        List<Step> steps = [];
        var at = 1;
        while (at < text.Length)
        {
            var from = ++at;
            if (text[at - 1] == '.')
            {
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '@')) at++;
                if (at == from) return Wrong(out problem, "a name follows '.'");
                steps.Add(new(Encoding.UTF8.GetBytes(text[from..at]), -1));
                continue;
            }
            if (text[at - 1] != '[' || at == text.Length) return Wrong(out problem, "after '$' come '.name', '[0]' or '['name']'");
            var end = text[at] is '\'' or '"' ? text.IndexOf($"{text[at]}]", at + 1, StringComparison.Ordinal) : text.IndexOf(']', at);
            if (end < 0) return Wrong(out problem, "'[' without ']'");
            if (text[at] is '\'' or '"') steps.Add(new(Encoding.UTF8.GetBytes(text[(at + 1)..end]), -1));
            else if (int.TryParse(text[at..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index)) steps.Add(new(null, index));
            else return Wrong(out problem, "between '[' and ']' stands a whole number or a quoted name");
            at = end + (text[at] is '\'' or '"' ? 2 : 1);
        }
        return new(text, [.. steps]);
    }

    /// <summary>Appends what stands there: a text without its quotes, anything else as it is written.</summary>
    /// <returns>False if nothing stands there.</returns>
    /// <exception cref="JsonException">Up to there it is no JSON.</exception>
    public bool Find(ReadOnlySpan<byte> json, ByteBuffer found)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read()) return false;
        foreach (var step in steps)
        {
            if (!(step.Name is null ? ToElement(ref reader, step.Index) : ToProperty(ref reader, step.Name))) return false;
        }
        if (reader.TokenType == JsonTokenType.String)
        {
            found.Length += reader.CopyString(found.Reserve(reader.ValueSpan.Length));
            return true;
        }
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        found.Append(json[start..(int)reader.BytesConsumed]);
        return true;
    }

    private static bool ToProperty(ref Utf8JsonReader reader, byte[] name)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var here = reader.ValueTextEquals(name);
            reader.Read();
            if (here) return true;
            reader.Skip();
        }
        return false;
    }

    private static bool ToElement(ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return false;
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i == index) return true;
            reader.Skip();
        }
        return false;
    }

    private static JsonPath? Wrong(out string problem, string text)
    {
        problem = text;
        return null;
    }

    private readonly record struct Step(byte[]? Name, int Index);
}
