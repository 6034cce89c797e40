using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Generation.Settings;

/// <summary>Something that a server makes while it is asked again and again how far it is.</summary>
/// <param name="Id">JSONPath of its name in the answer to the submission, or <c>header:Name</c>.</param>
/// <param name="Output">Null: nothing is fetched.</param>
/// <param name="Cancel">Sent for what is given up; null: nobody tells the server.</param>
internal sealed record JobSettings(
    Address Address,
    IReadOnlyList<(string Name, Located<string> Value)> Headers,
    RequestSettings? Submit,
    Located<string>? Id,
    PollSettings? Poll,
    OutputSettings? Output,
    RequestSettings? Cancel,
    SourceSpan Span)
{
    public const string IdVariable = "id";

    private const string HeaderPrefix = "header:";

    /// <summary>The header that has the id; null where the body does.</summary>
    public string? IdHeader => Id?.Value.StartsWith(HeaderPrefix, StringComparison.Ordinal) == true ? Id.Value[HeaderPrefix.Length..].Trim() : null;

    public static JobSettings Read(SettingsReader settings)
    {
        var address = Address.Read(settings);
        var headers = HeaderSettings.Read(settings);
        var submit = settings.Section("submit", "The request that begins it.", s => new Requested(RequestSettings.Read(s, "post: /generate")))?.Request;
        settings.Demand("submit", settings.NameSpan, "the request that begins it, such as { post: /generate, json: { prompt: \"a cat\" } }");
        var id = settings.Text("id", "What of the answer names the job: a JSONPath such as $.task_id, or header:Name; {{id}} in later requests.", form: TextForm.Like(@"(?:\$|header:).*", "a JSONPath such as $.task_id, or header:Name", "$.task_id"));
        settings.Demand("id", settings.NameSpan, "what of the answer names the job, such as $.task_id", orEmpty: true);
        if (id is not null && !id.Value.StartsWith(HeaderPrefix, StringComparison.Ordinal) && JsonPathValue.Complaint(id.Value) is { } complaint) settings.Report(Rules.BadPattern.At(id.Span, id.Value, "JSON path", complaint));
        var poll = settings.Section("poll", "The request that asks how far it is, and how to read the answer.", PollSettings.Read);
        settings.Demand("poll", settings.NameSpan, "the request that asks how far it is, such as { get: \"/tasks/{{id}}\", status: $.status, done: completed }");
        var output = settings.Section("output", "The request that fetches what was made, and what it must be like.", OutputSettings.OfJob);
        var cancel = settings.Section("cancel", "The request that ends a job that is given up.", s => new Requested(RequestSettings.Read(s, "delete: /tasks/{{id}}")))?.Request;
        Paths.CheckTemplates([.. headers.Select(h => h.Value), .. submit?.Templates ?? []], TemplateValues.OfRun, settings);
        Paths.CheckTemplates(new[] { poll?.Request, output?.Request, cancel }.OfType<RequestSettings>().SelectMany(r => r.Templates), [.. TemplateValues.OfRun, IdVariable], settings);
        return new(address, headers, submit, id, poll, output, cancel, settings.NameSpan);
    }

    // A section is a class or it is absent; after a problem there is a section without a request.
    private sealed record Requested(RequestSettings? Request);
}
