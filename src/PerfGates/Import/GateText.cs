namespace PerfGates.Import;

/// <summary>Writes an imported gate as a whole budget file.</summary>
internal static class GateText
{
    // A gate without budgets is an error, and no import can know how fast is fast enough.
    private static readonly Yaml NoErrors = new Yaml.Text("errors == 0")
    {
        Comment = ["for a limit on latency, run this once, look at the measured p95, and add a line such as '- p95 < 100ms'"],
    };

    public static string Write(ImportedGate gate, string name, string origin)
    {
        List<Yaml.Entry> file = [new("version", Yaml.Number(1) with { Comment = [$"from {origin.ReplaceLineEndings(" ")}, by 'perfgates import'"] })];
        if (gate.Secrets.Count > 0) file.Add(new("secrets", Names(gate.Secrets)));
        file.Add(new("gates", new Yaml.Map([new(name, new Yaml.Map([new("http", Probe(gate)), new("budgets", Budgets(gate))], Open: true))], Open: true)));
        return YamlText.Write(new(file));
    }

    private static Yaml.Map Probe(ImportedGate gate)
    {
        var requests = gate.Setup.Concat(gate.Scenarios.SelectMany(s => s.Steps)).ToList();
        var shared = Shared(requests);
        List<Yaml.Entry> probe = [new("url", new Yaml.Text(gate.Url))];
        if (gate.Headers.Concat(shared).ToList() is { Count: > 0 } headers) probe.Add(new("headers", Yaml.Texts(headers)));
        probe.AddRange(gate.Settings);
        if (gate.Setup.Count > 0) probe.Add(new("setup", new Yaml.List([.. gate.Setup.Select(r => new Yaml.Map(Request(r, shared)))], Open: true)));
        probe.Add(new("scenario", new Yaml.List([.. gate.Scenarios.Select(s => Scenario(s, shared, weighted: gate.Scenarios.Any(o => o.Weight != s.Weight)))], Open: true)));
        if (gate.Load.Count > 0) probe.Add(new("load", new Yaml.List(gate.Load, Open: true)));
        return new(probe, Open: true);
    }

    private static Yaml.List Budgets(ImportedGate gate) =>
        new(gate.Budgets.Count > 0 ? [.. gate.Budgets.Select(b => new Yaml.Text(b))] : [NoErrors], Open: true);

    private static Yaml.Map Scenario(ImportedScenario scenario, IReadOnlyList<KeyValuePair<string, string>> shared, bool weighted)
    {
        List<Yaml.Entry> entries = [];
        if (weighted) entries.Add(new("weight", Yaml.Number(scenario.Weight)));
        if (scenario.Think > TimeSpan.Zero) entries.Add(new("think", new Yaml.Text(Span(scenario.Think))));
        return scenario.Steps is [var only]
            ? new([new("name", new Yaml.Text(scenario.Name)), .. entries, .. Request(only, shared).Skip(1)])
            : new([new("name", new Yaml.Text(scenario.Name)), .. entries, new("steps", new Yaml.List([.. scenario.Steps.Select(s => new Yaml.Map(Request(s, shared)))], Open: true))], Open: true);
    }

    private static List<Yaml.Entry> Request(ImportedRequest request, IReadOnlyList<KeyValuePair<string, string>> shared)
    {
        List<Yaml.Entry> entries = [new("name", new Yaml.Text(request.Name)), new(request.Method.ToLowerInvariant(), new Yaml.Text(request.Path))];
        if (request.Headers.Except(shared).ToList() is { Count: > 0 } headers) entries.Add(new("headers", Yaml.Texts(headers)));
        if (request.Body is { } body) entries.Add(body);
        if (request.Captures.Count > 0) entries.Add(new("capture", new Yaml.Map(request.Captures)));
        if (request.Expect.Count > 0) entries.Add(new("expect", new Yaml.Map(request.Expect)));
        if (request.Budgets.Count > 0) entries.Add(new("budgets", Names(request.Budgets)));
        return entries;
    }

    /// <summary>What each of several requests has, and so the gate may say for all.</summary>
    private static IReadOnlyList<KeyValuePair<string, string>> Shared(List<ImportedRequest> requests) =>
        requests is [var first, _, ..] ? [.. first.Headers.Where(h => requests.All(r => r.Headers.Contains(h)))] : [];

    private static Yaml.List Names(IEnumerable<string> names) => new([.. names.Select(n => new Yaml.Text(n))]);

    /// <summary>A duration as a budget file has it.</summary>
    public static string Span(TimeSpan span) => Units.QuantityText.Write(new(span.TotalSeconds, Units.Dimension.Time));
}
