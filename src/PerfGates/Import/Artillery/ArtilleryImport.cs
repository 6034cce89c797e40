using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Artillery;

/// <summary>Test definitions of Artillery (https://www.artillery.io/docs/reference/test-script).</summary>
internal static class ArtilleryImport
{
    // What has no part in what is sent and judged.
    private static readonly string[] Harmless = ["target", "phases", "variables", "payload", "defaults", "ensure", "http", "name", "description"];

    public static ImportedGate? Read(BudgetNode root, ImportSource source, ICollection<Diagnostic> problems)
    {
        var config = root.At("config");
        var text = new ArtilleryText(problems);
        var url = Target(config, text, source, problems);
        var secrets = new Secrets(problems);
        var data = ArtilleryData.Read(config, text, problems);
        var flows = new ArtilleryFlows(text, secrets, ArtilleryRequests.Defaults(config, text, secrets), problems);
        var scenarios = root.ItemsAt("scenarios").Select(flows.Scenario).OfType<ImportedScenario>().ToList();
        var setup = root.At("before") is { } before ? flows.Setup(before) : [];
        if (root.At("after") is { } after) problems.Add(Rules.LeftOut.At(after.Span, "'after'", "nothing is requested after a gate"));
        foreach (var other in config.EntriesAt().Where(e => !Harmless.Contains(e.Key.Text)))
            if (other.Key.Text != "plugins") problems.Add(Rules.LeftOut.At(other.Key.Span, $"'config.{other.Key.Text}'", Why(other.Key.Text)));
        foreach (var plugin in config.EntriesAt("plugins").Where(p => p.Key.Text is not ("ensure" or "expect")))
            problems.Add(Rules.LeftOut.At(plugin.Key.Span, $"the plugin '{plugin.Key.Text}'", "plugins are code of Artillery"));
        if (scenarios.Count == 0)
        {
            problems.Add(Rules.NothingToImport.At(SourceSpan.StartOf(source.Path), source.FileName, " that could be taken over"));
            return null;
        }
        return new(url, scenarios)
        {
            Secrets = secrets.Names,
            Data = data,
            Setup = setup,
            Load = ArtilleryPhases.Read(config, problems),
            Budgets = ArtilleryEnsure.Read(config, problems),
        };
    }

    private static string Target(BudgetNode? config, ArtilleryText text, ImportSource source, ICollection<Diagnostic> problems)
    {
        if (config.At("target") is BudgetNode.Scalar target && Address.Of(text.Of(target.Text, target.Span)) is { Origin.Length: > 0 } address)
        {
            if (address.Path == "/") return address.Origin;
            problems.Add(Rules.FillIn.At(target.Span, $"the target has a path, '{address.Path}'", "put it in front of the paths of the requests in what is printed"));
            return address.Origin;
        }
        problems.Add(Rules.FillIn.At(config.At("target")?.Span ?? SourceSpan.StartOf(source.Path), "the file does not say where the server is", $"correct '{OneHost.Local}' in what is printed"));
        return OneHost.Local;
    }

    private static string Why(string key) => key switch
    {
        "processor" => "PerfGates runs no JavaScript; 'capture', 'data' and 'expect' do most of what processors are for",
        "environments" => "make it a budget file of its own, or use ${name} and 'variables'",
        "engines" or "ws" or "socketio" => "only the engine http is known",
        "tls" => "certificates are checked; 'insecure: true' in 'http:' turns that off",
        _ => "nothing in a budget file is like it",
    };
}
