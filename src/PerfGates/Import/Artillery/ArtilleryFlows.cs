using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Artillery;

/// <summary>Scenarios: a flow of requests, with pauses between them.</summary>
internal sealed class ArtilleryFlows(ArtilleryText text, Secrets secrets, IReadOnlyList<KeyValuePair<string, string>> defaults, ICollection<Diagnostic> problems)
{
    private readonly UniqueNames _names = new();
    private readonly ArtilleryRequests _requests = new(text, secrets, defaults, problems);
    private int _scenarios;

    /// <summary>Null where nothing of it could be taken.</summary>
    public ImportedScenario? Scenario(BudgetNode scenario)
    {
        var name = scenario.TextAt("name") is { Length: > 0 } own ? Yaml.Literal(own) : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"scenario {++_scenarios}");
        if (scenario.At("engine") is BudgetNode.Scalar { Text: not "http" } engine)
        {
            LeftOut(engine, $"scenario '{name}' for the engine '{engine.Text}'", "only the engine http is known");
            return null;
        }
        foreach (var other in scenario.EntriesAt().Where(e => e.Key.Text is not ("name" or "weight" or "flow" or "engine")))
            LeftOut(other.Key, $"'{other.Key.Text}'", "PerfGates runs no functions of processors");
        var (steps, think) = Flow(scenario);
        if (steps.Count == 0) LeftOut(scenario, $"scenario '{name}'", "it has no request that could be taken over");
        return steps.Count == 0 ? null : new(_names.Take(name), Weight(scenario), think, steps);
    }

    public IReadOnlyList<ImportedRequest> Setup(BudgetNode before)
    {
        var (steps, think) = Flow(before);
        if (think > TimeSpan.Zero) LeftOut(before, "'think' under 'before'", "what is done once needs no pauses");
        return steps;
    }

    private int Weight(BudgetNode scenario)
    {
        if (scenario.At("weight") is not { } weight) return 1;
        if (weight.NumberAt() is >= 1 and <= 1_000_000 and var number && number == Math.Floor(number)) return (int)number;
        LeftOut(weight, $"the weight '{weight.TextAt()}'", "a weight is a whole number above zero; 1 stands in its place");
        return 1;
    }

    private (IReadOnlyList<ImportedRequest> Steps, TimeSpan Think) Flow(BudgetNode scenario)
    {
        List<ImportedRequest> steps = [];
        List<TimeSpan> pauses = [];
        var pause = TimeSpan.Zero;
        foreach (var odd in scenario.ItemsAt("flow").Where(s => s is not BudgetNode.Mapping)) LeftOut(odd, $"the step {odd.Shape}", Why(""));
        foreach (var (key, value) in scenario.ItemsAt("flow").SelectMany(step => step.EntriesAt()))
            if (Method.IsKnown(key.Text.ToUpperInvariant()))
            {
                if (steps.Count > 0) pauses.Add(pause);
                else if (pause > TimeSpan.Zero) LeftOut(value, "'think' before the first request", "a pass begins with its first request");
                pause = TimeSpan.Zero;
                steps.Add(_requests.Request(key.Text.ToUpperInvariant(), value, _names));
            }
            else if (key.Text == "think" && ArtilleryPhases.Seconds(value) is { } seconds) pause += TimeSpan.FromSeconds(seconds);
            else LeftOut(key, $"'{key.Text}'", Why(key.Text));
        if (steps.Count == 1) return (steps, pause);
        if (pause > TimeSpan.Zero) LeftOut(scenario, "'think' after the last request", "no request waits for it");
        return (steps, Thinking.Mean(pauses, scenario.Span, problems));
    }

    private static string Why(string step) => step switch
    {
        "loop" => "requests are not repeated within a pass; write them out, or make a scenario of them with a weight",
        "function" => "PerfGates runs no JavaScript",
        "log" => "a pass prints nothing; failed requests are shown with their answers",
        "parallel" => "one user makes one request at a time",
        "think" => "it is no duration",
        _ => "there is no step of that kind",
    };

    private void LeftOut(BudgetNode at, string what, string why) => problems.Add(Rules.LeftOut.At(at.Span, what, why));
}
