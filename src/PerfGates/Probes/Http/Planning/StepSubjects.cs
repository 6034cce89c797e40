namespace PerfGates.Probes.Http.Planning;

/// <summary>What one step of load is measured for: all its requests together, and those that carry budgets by themselves.</summary>
/// <param name="Requests">Numbers of measured requests.</param>
/// <param name="Targets">Whose limits hold for it; null is the gate.</param>
internal sealed record StepSubject(SubjectKey Key, IReadOnlyList<string> Carriers, IReadOnlySet<int> Requests, IReadOnlyList<Target?> Targets)
{
    public static IReadOnlyList<StepSubject> Of(HttpPlan plan, PlannedLoad load, PlannedStep step)
    {
        List<StepSubject> subjects = [new(step.Key, load.Carriers, plan.Groups.SelectMany(g => g.Ids).ToHashSet(), load.IsTheGate ? [null] : [null, load.Target])];
        var alone = plan.Loads.Sum(l => l.Steps.Count) == 1;
        foreach (var group in plan.Groups)
        {
            Target[] targets = [group.Target, .. load.Crossed.Where(c => c.Group == group).Select(c => c.Target)];
            if (targets.All(t => t.Budgets.Count == 0)) continue;
            subjects.Add(new(new("request", alone ? group.Name : $"{group.Name} @ {step.Name}"), [.. targets.Select(t => t.Name)], group.Ids.ToHashSet(), targets));
        }
        return subjects;
    }
}
