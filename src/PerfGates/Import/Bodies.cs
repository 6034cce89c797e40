using System.Net.Http.Headers;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import;

/// <summary>Bodies of requests: as values where they are JSON, so that they can be read and changed, else as they are.</summary>
internal static class Bodies
{
    /// <param name="write">Makes a text of the budget file of a text of the file.</param>
    public static Yaml.Entry Of(string body, string contentType, Func<string, string> write) =>
        IsJson(contentType) && JsonTree.Read(body, "", "JSON", new List<Diagnostic>()) is BudgetNode.Mapping or BudgetNode.Sequence
            ? new("json", Json(JsonTree.Read(body, "", "JSON", new List<Diagnostic>())!, write))
            : new("body", new Yaml.Text(write(body)));

    /// <summary>A tree, JSON or YAML, as a value under <c>json:</c>.</summary>
    public static Yaml Json(BudgetNode node, Func<string, string> write) => node switch
    {
        BudgetNode.Mapping map => new Yaml.Map([.. map.Entries.Select(e => new Yaml.Entry(e.Key.Text, Json(e.Value, write)))]),
        BudgetNode.Sequence list => new Yaml.List([.. list.Items.Select(i => Json(i, write))]),
        BudgetNode.Scalar { IsNull: true } => new Yaml.Bare("null"),
        BudgetNode.Scalar { Plain: true } scalar when IsBare(scalar.Text) => new Yaml.Bare(scalar.Text),
        BudgetNode.Scalar scalar => new Yaml.Text(write(scalar.Text)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static bool IsJson(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType is { } media && (media.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    public static bool IsForm(string contentType) => contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static bool IsBare(string text)
    {
        if (text is "true" or "false") return true;
        var problems = new List<Diagnostic>();
        return (text[0] == '-' || char.IsAsciiDigit(text[0])) && JsonTree.Read(text, "", "JSON", problems) is BudgetNode.Scalar { Plain: true };
    }
}
