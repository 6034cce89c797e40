using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Http.Settings;

/// <summary>One weighted entry of the scenario.</summary>
/// <param name="Flow">The name and budgets of several steps together; null where the entry is one request.</param>
/// <param name="Think">Null: that of the gate.</param>
internal sealed record ScenarioSettings(FlowSettings? Flow, int Weight, IReadOnlyList<RequestSettings> Before, IReadOnlyList<RequestSettings> Steps, TimeSpan? Think)
{
    public string Name => Flow?.Name.Value ?? Steps[0].Name.Value;

    public static ScenarioSettings Read(SettingsReader settings)
    {
        var name = settings.Text("name", "What it is called in budgets and messages; otherwise the method and path of its request.");
        var weight = settings.Whole("weight", "How often it is chosen, relative to the other entries.", 1, 1, 1_000_000);
        var headers = HeaderSetting.Read(settings, "Headers, on top of those of the gate.");
        var think = settings.Duration("think", "Pause between its steps, and after each pass; otherwise that of the gate.", orZero: true);
        var before = settings.List("before", "Requests that are made before each pass, and not measured; where one fails, the pass has failed.", s => RequestSettings.Read(s, measured: false), "request", keysToldElsewhere: true);
        var budgets = settings.Budgets();
        var steps = settings.List("steps", "Several requests, one after the other, instead of one.", s => RequestSettings.Read(s, measured: true), "step", keysToldElsewhere: true);
        var single = RequestSettings.Read(settings, name, headers, budgets);
        if (single is not null && settings.Has("steps"))
            settings.Report(Rules.Exclusive.At(settings.KeySpan("steps"), single.Method.ToLowerInvariant(), "steps", "make the request the first step"));
        if (single is not null) return new(null, weight, before, [single], think);
        if (steps.Count == 0) settings.Report(Rules.MissingKey.At(settings.Span, settings.Where, "get", "a request such as 'get: /health', or 'steps'"));
        else if (name is null) settings.Report(Rules.MissingKey.At(settings.Span, settings.Where, "name", "what its steps together are called"));
        return new(new(name ?? new("", settings.Span), budgets), weight, before, [.. steps.Select(s => s with { Headers = [.. headers, .. s.Headers] })], think);
    }
}

/// <summary>Several steps together.</summary>
internal sealed record FlowSettings(Located<string> Name, IReadOnlyList<BudgetItem> Budgets);
