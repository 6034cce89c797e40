using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.K6;

/// <summary>Executors as steps of load, one after the other.</summary>
internal sealed class K6Load(IReadOnlyList<K6Threshold> thresholds, ICollection<Diagnostic> problems)
{
    // A run of k6 without any option is one pass of one user.
    private const long OneUser = 1;

    private readonly List<Yaml.Map> _steps = [];
    private readonly UniqueNames _names = new();

    public static IReadOnlyList<Yaml.Map> Read(BudgetNode? root, IReadOnlyList<K6Threshold> thresholds, ICollection<Diagnostic> problems)
    {
        var load = new K6Load(thresholds, problems);
        var scenarios = root.EntriesAt("scenarios").ToList();
        foreach (var (name, scenario) in scenarios) load.Scenario(name.Text, scenario);
        if (scenarios.Count > 1 && scenarios.Skip(1).Any(s => K6Import.Duration(s.Value.At("startTime")) is null or { Ticks: 0 }))
            problems.Add(Rules.LeftOut.At(scenarios[1].Key.Span, "that scenarios run at the same time", "steps of load run one after the other"));
        if (scenarios.Count == 0 && root is not null) load.Short(root);
        return load._steps;
    }

    private void Scenario(string name, BudgetNode scenario)
    {
        foreach (var key in new[] { "exec", "env" }.Where(k => scenario.At(k) is BudgetNode.Scalar { Text: not ("" or "default") } or BudgetNode.Mapping { Entries.Count: > 0 }))
            problems.Add(Rules.LeftOut.At(scenario.At(key)!.Span, $"'{key}' of '{name}'", "it is about the script"));
        switch (scenario.TextAt("executor"))
        {
            case "constant-vus": Constant(name, scenario, "duration"); break;
            case "ramping-vus": Stages(name, scenario, scenario.NumberAt("startVUs") ?? OneUser); break;
            case "shared-iterations": Passes(name, scenario, Users(scenario), scenario.NumberAt("iterations") ?? 1); break;
            case "per-vu-iterations": Passes(name, scenario, Users(scenario), (scenario.NumberAt("iterations") ?? 1) * Users(scenario)); break;
            case "constant-arrival-rate": Rate(name, scenario, scenario.NumberAt("rate"), scenario.NumberAt("rate"), K6Import.Duration(scenario.At("duration")), scenario); break;
            case "ramping-arrival-rate": Ramps(name, scenario); break;
            case var executor: Left(scenario, $"scenario '{name}' with the executor '{executor}'", "there is no load of that kind"); break;
        }
    }

    /// <summary>Options without scenarios: <c>vus</c> with <c>duration</c>, <c>iterations</c> or <c>stages</c>.</summary>
    private void Short(BudgetNode root)
    {
        if (root.At("stages") is not null) Stages("stages", root, Users(root));
        else if (root.NumberAt("iterations") is { } iterations) Passes("steady", root, Users(root), iterations);
        else if (root.At("duration") is not null) Constant("steady", root, "duration");
        else if (root.At("vus") is { } vus) Left(vus, "'vus'", "neither 'duration' nor 'iterations' says for how long");
    }

    private void Constant(string name, BudgetNode scenario, string key)
    {
        if (K6Import.Duration(scenario.At(key)) is { } duration && duration > TimeSpan.Zero) Add(name, scenario, n => Import.Ramps.Users(n, Users(scenario), duration, null));
        else Left(scenario, $"scenario '{name}'", $"its '{key}' is not readable");
    }

    private void Passes(string name, BudgetNode scenario, long users, double iterations)
    {
        if (iterations < 1) Left(scenario, $"scenario '{name}'", "it has no iterations");
        else Add(name, scenario, n => Import.Ramps.Users(n, users, null, (long)iterations));
    }

    // The number of users of a step is constant, so that its figures are about something.
    private void Stages(string name, BudgetNode scenario, double start)
    {
        var users = start;
        foreach (var stage in scenario.ItemsAt("stages"))
        {
            var (target, duration) = (stage.NumberAt("target"), K6Import.Duration(stage.At("duration")));
            if (target is not >= 1 || duration is not { } time || time <= TimeSpan.Zero) Left(stage, "a stage", "it ends at no users, or has no duration");
            else
            {
                if (target != users) Left(stage, $"the ramp from {K6Import.Words(users)} to {K6Import.Words(target.Value)} users", $"a step has a constant number; it is {K6Import.Words(target.Value)}");
                Add(name, scenario, n => Import.Ramps.Users(n, (long)target.Value, time, null));
            }
            users = target ?? users;
        }
    }

    private void Ramps(string name, BudgetNode scenario)
    {
        var rate = scenario.NumberAt("startRate") ?? 0;
        foreach (var stage in scenario.ItemsAt("stages"))
        {
            Rate(name, stage, rate, stage.NumberAt("target"), K6Import.Duration(stage.At("duration")), scenario);
            rate = stage.NumberAt("target") ?? rate;
        }
    }

    private void Rate(string name, BudgetNode at, double? from, double? to, TimeSpan? duration, BudgetNode scenario)
    {
        var unit = scenario.At("timeUnit") is { } written ? K6Import.Duration(written) : TimeSpan.FromSeconds(1);
        if (from is not >= 0 || to is not >= 0 || (from == 0 && to == 0) || duration is not { } time || time <= TimeSpan.Zero || unit is not { TotalSeconds: > 0 and var seconds })
        {
            Left(at, $"a load of '{name}'", "its rate or its duration is zero, or not readable");
            return;
        }
        if (from == 0 || to == 0) Left(at, "a ramp that begins or ends at no requests at all", $"{Import.Ramps.Least} stands in its place");
        Add(name, scenario, n => Import.Ramps.Rate(n, from.Value / seconds, to.Value / seconds, time, (long?)(scenario.NumberAt("maxVUs") ?? scenario.NumberAt("preAllocatedVUs"))));
    }

    private void Add(string name, BudgetNode scenario, Func<string, Yaml.Map> step)
    {
        var made = step(_names.Take(Yaml.Literal(name)));
        var budgets = thresholds.Where(t => t.Scenario == name).Select(t => (Yaml)new Yaml.Text(t.Budget)).ToList();
        _steps.Add(budgets.Count == 0 ? made : made with { Entries = [.. made.Entries, new("budgets", new Yaml.List(budgets))] });
        if (K6Import.Duration(scenario.At("startTime")) is { Ticks: > 0 }) Left(scenario.At("startTime")!, $"'startTime' of '{name}'", "steps of load run one after the other");
    }

    private static long Users(BudgetNode scenario) => (long)Math.Clamp(scenario.NumberAt("vus") ?? OneUser, 1, 1e6);

    private void Left(BudgetNode at, string what, string why) => problems.Add(Rules.LeftOut.At(at.Span, what, why));
}
