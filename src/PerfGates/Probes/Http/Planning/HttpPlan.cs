using PerfGates.Budgets;
using PerfGates.Probes.Http.Settings;

namespace PerfGates.Probes.Http.Planning;

/// <summary>What is measured, and who carries budgets: known before anything runs.</summary>
/// <param name="Groups">Single requests, and the steps of a flow together.</param>
/// <param name="Loads">In order.</param>
internal sealed record HttpPlan(HttpSettings Settings, IReadOnlyList<RequestGroup> Groups, IReadOnlyList<PlannedLoad> Loads)
{
    public IReadOnlyList<Target> Targets => [.. Groups.Select(g => g.Target), .. Loads.Select(l => l.Target), .. Loads.SelectMany(l => l.Crossed).Select(c => c.Target)];

    public IReadOnlySet<int> AllRequests => Groups.SelectMany(g => g.Ids).ToHashSet();

    /// <summary>Those that a pass begins with.</summary>
    public IReadOnlySet<int> FirstRequests => Settings.Scenario.Select((s, i) => Settings.Scenario.Take(i).Sum(e => e.Steps.Count)).ToHashSet();

    /// <summary>Requests that a pass of the scenario makes on average.</summary>
    public double RequestsPerPass => Settings.Scenario.Sum(s => (double)s.Weight * s.Steps.Count) / Settings.Scenario.Sum(s => (double)s.Weight);

    public static HttpPlan Of(HttpSettings settings)
    {
        var groups = GroupsOf(settings);
        return new(settings, groups, [.. settings.Loads.Select(l => PlannedLoad.Of(l, groups, alone: settings.Loads.Count == 1))]);
    }

    /// <summary>Of so many passes in a step, the number of requests of a group (null: of all).</summary>
    public long RequestsOf(RequestGroup? group, long passes)
    {
        var shares = Shares.Of([.. Settings.Scenario.Select(s => s.Weight)], passes);
        var ids = group?.Ids.ToHashSet();
        var (id, count) = (0, 0L);
        foreach (var (entry, share) in Settings.Scenario.Zip(shares))
            foreach (var _ in entry.Steps)
                if (ids?.Contains(id++) ?? true) count += share;
        return count;
    }

    private static List<RequestGroup> GroupsOf(HttpSettings settings)
    {
        List<RequestGroup> groups = [];
        var id = 0;
        foreach (var entry in settings.Scenario)
        {
            if (entry.Flow is { } flow) groups.Add(RequestGroup.Of(flow.Name.Value, [.. Enumerable.Range(id, entry.Steps.Count)], flow.Budgets));
            foreach (var step in entry.Steps) groups.Add(RequestGroup.Of(step.Name.Value, [id++], step.Budgets));
        }
        return groups;
    }
}

/// <summary>Requests that are judged together.</summary>
/// <param name="Ids">Numbers of measured requests.</param>
internal sealed record RequestGroup(string Name, IReadOnlyList<int> Ids, Target Target)
{
    public static RequestGroup Of(string name, IReadOnlyList<int> ids, IReadOnlyList<BudgetItem> budgets) => new(name, ids, new("request", name, HttpMetrics.OfOpenLoad, budgets));
}
