using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Http.Settings;

/// <summary>What a request carries.</summary>
/// <param name="ContentType">Sent unless a header says otherwise; null: none.</param>
/// <param name="Template">Null where it is a file.</param>
/// <param name="File">Path from the budget file's folder; null where it is a text.</param>
/// <param name="Templates">Its texts, where they stand.</param>
internal sealed record RequestBody(string? ContentType, string? Template, Located<string>? File, IReadOnlyList<Located<string>> Templates)
{
    private static readonly string[] Keys = ["json", "body", "form", "file"];

    /// <summary>Null where a request carries nothing.</summary>
    public static RequestBody? Read(SettingsReader settings)
    {
        var json = JsonText.Read(settings, "json", "Body as JSON: any mapping, list or value, with {{variables}} in its texts.");
        var text = settings.Text("body", "Body as it is written, with {{variables}}.");
        var form = settings.TextMap("form", "Body as fields of a form (application/x-www-form-urlencoded).");
        var file = settings.Text("file", "Body from a file, byte by byte; its path counts from the budget file.");
        string[] said = [.. Keys.Where(settings.Has)];
        if (said.Length > 1) settings.Report(Rules.Exclusive.At(settings.KeySpan(said[1]), said[0], said[1], "a request has one body"));
        if (json is not null) return new("application/json", json.Text, null, json.Parts);
        if (text is not null) return new("text/plain; charset=utf-8", text.Value, null, [text]);
        if (file is not null) return new("application/octet-stream", null, file, []);
        return said is ["form", ..] ? new("application/x-www-form-urlencoded", Encoded(form), null, [.. form.Select(f => f.Value)]) : null;
    }

    private static string Encoded(IEnumerable<(Located<string> Name, Located<string> Value)> fields) =>
        string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name.Value)}={OutsideTemplates(f.Value.Value)}"));

    // What a variable stands for is known to the run alone, and sent as it is.
    private static string OutsideTemplates(string text)
    {
        var open = text.IndexOf("{{", StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf("}}", open, StringComparison.Ordinal);
        return close < 0 ? Uri.EscapeDataString(text) : Uri.EscapeDataString(text[..open]) + text[open..(close + 2)] + OutsideTemplates(text[(close + 2)..]);
    }
}
