using PerfGates.Import;

namespace PerfGates.Proposals;

/// <summary>Writes a first budget file.</summary>
internal static class ProposalText
{
    /// <summary>Where each run writes the schema, for editors with a YAML language server.</summary>
    public const string SchemaLine = "yaml-language-server: $schema=obj/perfgates/perfbudget.schema.json";

    /// <param name="leftOut">Why something that was found has no gate, for people, by gate.</param>
    public static string Write(Proposal proposal, ProposedLimits limits, IReadOnlyDictionary<string, string> leftOut)
    {
        ProposedGate[] gates = [.. proposal.Gates.Where(g => !leftOut.ContainsKey(g.Name))];
        ProposedServer[] servers = [.. proposal.Servers.Where(s => gates.Any(g => g.Server == s.Name))];
        string[] heading =
        [
            SchemaLine, "Written by 'perfgates init'.", .. gates.Length > 0 ? limits.Heading : [],
            .. proposal.Gates.Where(g => leftOut.ContainsKey(g.Name)).Select(g => $"Left out: {g.What}: {leftOut[g.Name]}".ReplaceLineEndings(" ")),
            .. gates.Length > 0 ? Array.Empty<string>() : Example.Heading,
        ];
        List<Yaml.Entry> file = [new("version", Yaml.Number(1) with { Comment = heading })];
        if (servers.Length > 0) file.Add(new("servers", new Yaml.Map([.. servers.Select(s => Server(s, limits))], Open: true)));
        file.Add(new("gates", new Yaml.Map(gates.Length > 0 ? [.. gates.Select(g => Gate(g, limits))] : [Example.Gate], Open: true)));
        return YamlText.Write(new(file));
    }

    private static Yaml.Entry Server(ProposedServer server, ProposedLimits limits) =>
        new(server.Name, new Yaml.Map([.. server.Settings, .. Budgets(server.Budgets.SelectMany(b => limits.Of(server.Name, b)))], Open: true));

    private static Yaml.Entry Gate(ProposedGate gate, ProposedLimits limits)
    {
        var lines = gate.Budgets.SelectMany(b => limits.Of(gate.Name, b)).ToLookup(l => l.Case);
        Yaml.Entry[] cases = [.. lines.Where(c => c.Key.Length > 0).Select(c => new Yaml.Entry(Yaml.Literal(c.Key), new Yaml.Map([.. Budgets(c)], Open: true)))];
        Yaml.Entry[] settings = [.. gate.Settings, .. cases.Length > 0 ? [new("cases", new Yaml.Map(cases, Open: true))] : Array.Empty<Yaml.Entry>()];
        return new(gate.Name, new Yaml.Map([new(gate.Probe, new Yaml.Map(settings)), .. Budgets(lines[""])], Open: true));
    }

    private static IEnumerable<Yaml.Entry> Budgets(IEnumerable<LimitLine> lines)
    {
        Yaml[] budgets = [.. lines.Select(l => new Yaml.Text(l.Text) { Note = l.Note })];
        return budgets.Length > 0 ? [new("budgets", new Yaml.List(budgets, Open: true))] : [];
    }
}
