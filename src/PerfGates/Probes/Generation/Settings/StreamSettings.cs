using System.Text.RegularExpressions;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Generation.Settings;

internal enum StreamFormat
{
    /// <summary>What the answer says that it is.</summary>
    Auto,
    Sse,
    Ndjson,
}

/// <summary>Something that a server sends piece by piece.</summary>
/// <param name="Request">Null after a problem.</param>
/// <param name="Output">Where the content stands in a payload that has some; null, as is <paramref name="OutputText"/>: in every payload.</param>
/// <param name="OutputText">Matches payloads that have content.</param>
/// <param name="Done">The payload, or what it matches, that ends the whole; null: the end of the answer.</param>
/// <param name="Count">Where a payload says how many tokens there were; the last one counts.</param>
internal sealed record StreamSettings(
    Address Address,
    IReadOnlyList<(string Name, Located<string> Value)> Headers,
    RequestSettings? Request,
    StreamFormat Format,
    string? Output,
    Regex? OutputText,
    Located<string>? Done,
    Located<string>? Count,
    SourceSpan Span)
{
    public static StreamSettings Read(SettingsReader settings)
    {
        var address = Address.Read(settings);
        var headers = HeaderSettings.Read(settings);
        var request = RequestSettings.Read(settings, "post: /v1/completions");
        var format = settings.Choice("format", "What is sent: server-sent events, a JSON value on each line, or what the answer's media type says.", StreamFormat.Auto);
        var output = settings.Text("output", "What marks a payload that has content: a JSONPath at which a text or number stands, or a regular expression; otherwise every payload has.");
        var done = settings.Text("done", "The payload that ends it, such as [DONE]; otherwise the end of the answer.");
        var count = Paths.Read(settings, "count", "JSONPath of how many tokens there were, such as $.usage.completion_tokens: pieces are no tokens.");
        var isPath = output?.Value.StartsWith('$') == true;
        if (isPath && JsonPathValue.Complaint(output!.Value) is { } complaint) settings.Report(Rules.BadPattern.At(output.Span, output.Value, "JSON path", complaint));
        Paths.CheckTemplates([.. headers.Select(h => h.Value), .. request?.Templates ?? []], TemplateValues.OfRun, settings);
        return new(address, headers, request, format, isPath ? output!.Value : null, output is null || isPath ? null : Paths.Expression(output, settings), done, count, settings.NameSpan);
    }

    /// <summary>The short form: a whole URL that is fetched.</summary>
    public static StreamSettings Read(Located<string> url, SettingsReader settings)
    {
        var address = Address.Of(url, settings);
        Paths.CheckTemplates([url], TemplateValues.OfRun, settings);
        return new(address, [], new("GET", url, null, "", [url]), StreamFormat.Auto, null, null, null, null, url.Span);
    }
}
