namespace PerfGates.Import.HttpFile;

/// <param name="Name">Of <c># @name</c>; others refer to its answer by it. Empty if it has none.</param>
internal sealed record FlowRequest(string Name, ImportedRequest Request)
{
    public FlowRequest With(IEnumerable<(string Request, string Variable, Yaml From)> captures) =>
        this with { Request = Request with { Captures = [.. captures.Where(c => c.Request == Name).OrderBy(c => c.Variable, StringComparer.Ordinal).Select(c => new Yaml.Entry(c.Variable, c.From))] } };
}

/// <summary>Which requests belong together, because one uses what another captures.</summary>
internal static class Flows
{
    public static IReadOnlyList<ImportedScenario> Of(IReadOnlyList<FlowRequest> requests, UniqueNames names)
    {
        List<List<ImportedRequest>> flows = [];
        foreach (var request in requests.Select(r => r.Request))
        {
            var before = flows.Where(f => f.Exists(step => Uses(request, step) || Uses(step, request))).ToList();
            if (before.Count == 0) flows.Add([request]);
            else
            {
                before[0].AddRange([.. before.Skip(1).SelectMany(f => f), request]);
                flows.RemoveAll(before.Skip(1).Contains);
            }
        }
        return [.. flows.Select(f => new ImportedScenario(f is [var only] ? only.Name : names.Take($"{f[0].Name} to {f[^1].Name}"), 1, TimeSpan.Zero, [.. f.OrderBy(r => r.Span.Line)]))];
    }

    private static bool Uses(ImportedRequest request, ImportedRequest other) =>
        other.Captures.Any(c => Texts(request).Any(t => t.Contains($"{{{{{c.Key}}}}}", StringComparison.Ordinal)));

    private static IEnumerable<string> Texts(ImportedRequest request) =>
        [request.Path, .. request.Headers.Select(h => h.Value), .. request.Body is { } body ? Texts(body.Value) : []];

    private static IEnumerable<string> Texts(Yaml value) => value switch
    {
        Yaml.Text text => [text.Value],
        Yaml.Map map => map.Entries.SelectMany(e => Texts(e.Value)),
        Yaml.List list => list.Items.SelectMany(Texts),
        _ => [],
    };
}
