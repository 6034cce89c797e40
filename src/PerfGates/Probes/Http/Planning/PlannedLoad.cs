using PerfGates.Probes.Http.Settings;

namespace PerfGates.Probes.Http.Planning;

/// <summary>One load entry, its steps and its budgets.</summary>
/// <param name="Steps">None for a search.</param>
/// <param name="Crossed">Budgets of single requests under this load.</param>
/// <param name="IsTheGate">The gate has this load alone, and it has no name: what it measures is the gate's.</param>
internal sealed record PlannedLoad(LoadSettings Settings, string Name, Target Target, IReadOnlyList<PlannedStep> Steps, IReadOnlyList<CrossTarget> Crossed, bool IsTheGate)
{
    /// <summary>The subject of a search.</summary>
    public SubjectKey SearchKey => new(Target.Kind, Name);

    public static PlannedLoad Of(LoadSettings load, IReadOnlyList<RequestGroup> groups, bool alone)
    {
        var name = load.Called;
        var isTheGate = alone && load is { Name: null, IsSweep: false, Stress: null, Budgets.Count: 0 };
        var target = new Target("load", name, load.Stress is null ? HttpMetrics.OfOpenLoad : load.Stress.Start.IsRate ? HttpMetrics.OfSearch : HttpMetrics.OfSearchByUsers, load.Budgets);
        return new(load, name, target,
            [.. load.Levels.Select(l => new PlannedStep(l, load.IsSweep ? $"{name}[{l.Text}]" : name, isTheGate ? new("gate", "") : new("load", load.IsSweep ? $"{name}[{l.Text}]" : name)))],
            [.. load.Requests.Select(r => new CrossTarget(groups.FirstOrDefault(g => g.Name == r.Request.Value), new("request", $"{r.Request.Value} @ {name}", HttpMetrics.OfOpenLoad, r.Budgets)))],
            isTheGate);
    }

    /// <summary>Whose budgets hold for a step of this load.</summary>
    public IReadOnlyList<string> Carriers => IsTheGate ? [Subject.GateCarrier] : [Subject.GateCarrier, Name];
}

/// <summary>One step of load.</summary>
/// <param name="Key">Of the subject that all its requests together are.</param>
internal sealed record PlannedStep(Level Level, string Name, SubjectKey Key);

/// <param name="Group">Null after a problem that was reported.</param>
internal sealed record CrossTarget(RequestGroup? Group, Target Target);
