using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Artillery;

/// <summary>Test definitions of Artillery (https://www.artillery.io/docs/reference/test-script).</summary>
internal static class ArtilleryImport
{
    // What has no part in what is sent and judged.
    private static readonly string[] Harmless = ["target", "phases", "variables", "payload", "defaults", "ensure", "http", "tls", "name", "description"];

    public static ImportedGate? Read(BudgetNode root, ImportSource source, ICollection<Diagnostic> problems)
    {
        var config = root.At("config");
        var text = new ArtilleryText(problems);
        var url = Target(config, text, source, problems);
        var secrets = new Secrets(problems);
        var data = new ArtilleryData(text, problems);
        data.Read(config);
        var flows = new ArtilleryFlows(text, secrets, ArtilleryRequests.Defaults(config, text, secrets), problems);
        var scenarios = root.ItemsAt("scenarios").Select(flows.Scenario).OfType<ImportedScenario>().ToList();
        var setup = root.At("before") is { } before ? flows.Setup(before) : [];
        if (root.At("after") is { } after) problems.Add(Rules.LeftOut.At(after.Span, "'after'", "nothing is requested after a gate"));
        foreach (var other in config.EntriesAt().Where(e => !Harmless.Contains(e.Key.Text)))
            if (other.Key.Text != "plugins") problems.Add(Rules.LeftOut.At(other.Key.Span, $"'config.{other.Key.Text}'", Why(other.Key.Text)));
        foreach (var odd in config.EntriesAt().Where(e => (e.Key.Text == "phases" && e.Value is not BudgetNode.Sequence) || (e.Key.Text is "ensure" or "variables" or "http" or "defaults" or "tls" && e.Value is not BudgetNode.Mapping)))
            problems.Add(Rules.LeftOut.At(odd.Value.Span, $"'config.{odd.Key.Text}'", $"it is {odd.Value.Shape}, where Artillery has {(odd.Key.Text == "phases" ? "a list" : "a mapping")}"));
        foreach (var http in config.EntriesAt("http").Where(h => h.Key.Text is not ("timeout" or "defaults")))
            problems.Add(Rules.LeftOut.At(http.Key.Span, $"'config.http.{http.Key.Text}'", "nothing in a budget file is like it"));
        foreach (var plugin in config.EntriesAt("plugins").Where(p => p.Key.Text is not ("ensure" or "expect")))
            problems.Add(Rules.LeftOut.At(plugin.Key.Span, $"the plugin '{plugin.Key.Text}'", "plugins are code of Artillery"));
        if (scenarios.Count == 0)
        {
            problems.Add(Rules.NothingToImport.At(SourceSpan.StartOf(source.Path), source.FileName, " that could be taken over"));
            return null;
        }
        data.Names.UnionWith(setup.Concat(scenarios.SelectMany(s => s.Steps)).SelectMany(r => r.Captures).Select(c => c.Key));
        foreach (var (name, span) in text.Used) data.GiveFromOutside(name, span);
        return new(url, scenarios)
        {
            Secrets = secrets.Names,
            Settings = [.. Behaviour(config), .. data.Settings],
            Setup = setup,
            Load = ArtilleryPhases.Read(config, problems),
            Budgets = ArtilleryEnsure.Read(config, problems),
        };
    }

    private static string Target(BudgetNode? config, ArtilleryText text, ImportSource source, ICollection<Diagnostic> problems)
    {
        if (config.At("target") is BudgetNode.Scalar target && Address.Of(text.Of(target.Text, target.Span)) is { Origin.Length: > 0 } address)
            return address.Path == "/" ? address.Origin : address.Origin + address.Path;
        problems.Add(Rules.FillIn.At(config.At("target")?.Span ?? SourceSpan.StartOf(source.Path), "the file does not say where the server is", $"correct '{OneHost.Local}' in what is printed"));
        return OneHost.Local;
    }

    private static IEnumerable<Yaml.Entry> Behaviour(BudgetNode? config)
    {
        if (ArtilleryPhases.Seconds(config.At("http", "timeout")) is { } seconds and > 0) yield return new("request-timeout", new Yaml.Text(GateText.Span(TimeSpan.FromSeconds(seconds))));
        if (config.TextAt("tls", "rejectUnauthorized") == "false") yield return new("insecure", new Yaml.Bare("true"));
    }

    private static string Why(string key) => key switch
    {
        "processor" => "PerfGates runs no JavaScript; 'capture', 'data' and 'expect' do most of what processors are for",
        "environments" => "make it a budget file of its own, or use ${name} and 'variables'",
        "engines" or "ws" or "socketio" => "only the engine http is known",
        _ => "nothing in a budget file is like it",
    };
}
