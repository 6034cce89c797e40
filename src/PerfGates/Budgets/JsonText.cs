using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PerfGates.Budgets;

/// <summary>Any YAML value as JSON, as requests send it.</summary>
/// <param name="Text">On one line; characters are escaped only where JSON asks for it.</param>
/// <param name="Parts">Every text in it, keys included, with its place.</param>
internal sealed partial record JsonText(string Text, IReadOnlyList<Located<string>> Parts)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null if the key is absent, or after a problem that was reported when the file was read.</summary>
    public static JsonText? Read(SettingsReader settings, string key, string help)
    {
        if (settings.Entry(key, new SettingKind.Any(), help) is not { Value: var value } || IsDoubtful(value)) return null;
        List<Located<string>> parts = [];
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable)) Write(value, json, parts);
        return new(System.Text.Encoding.UTF8.GetString(bytes.ToArray()), parts);
    }

    private static void Write(BudgetNode node, Utf8JsonWriter json, List<Located<string>> parts)
    {
        switch (node)
        {
            case BudgetNode.Mapping mapping:
                json.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    parts.Add(entry.Key.Located);
                    json.WritePropertyName(entry.Key.Text);
                    Write(entry.Value, json, parts);
                }
                json.WriteEndObject();
                break;
            case BudgetNode.Sequence list:
                json.WriteStartArray();
                foreach (var item in list.Items) Write(item, json, parts);
                json.WriteEndArray();
                break;
            case BudgetNode.Scalar scalar:
                Write(scalar, json, parts);
                break;
        }
    }

    // What is in quotes, or holds a variable, is text; the rest is what it looks like to JSON.
    private static void Write(BudgetNode.Scalar scalar, Utf8JsonWriter json, List<Located<string>> parts)
    {
        if (scalar.IsNull) json.WriteNullValue();
        else if (scalar is { Plain: true, Text: "true" or "false" }) json.WriteBooleanValue(scalar.Text == "true");
        else if (scalar.Plain && Number().IsMatch(scalar.Text)) json.WriteRawValue(scalar.Text);
        else
        {
            parts.Add(scalar.Located);
            json.WriteStringValue(scalar.Text);
        }
    }

    private static bool IsDoubtful(BudgetNode node) => node switch
    {
        BudgetNode.Scalar scalar => scalar.Doubtful,
        BudgetNode.Sequence list => list.Items.Any(IsDoubtful),
        BudgetNode.Mapping mapping => mapping.Entries.Any(e => IsDoubtful(e.Value)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // The grammar of numbers in RFC 8259.
    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
