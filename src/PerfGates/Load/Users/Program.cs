using PerfGates.Load.Requests;

namespace PerfGates.Load.Users;

/// <summary>The plan, compiled: what all users of it share.</summary>
internal sealed class Program
{
    public Program(LoadPlan plan, TimeProvider clock)
    {
        Plan = plan;
        Origin = Uri.TryCreate(plan.Url, UriKind.Absolute, out var origin) && origin.Scheme is "http" or "https" ? origin : throw new PlanException($"{plan.Url} is no http or https address");
        Fresh = new(clock);
        Slots = new(plan);
        Feeders = [.. plan.Feeders.Select(f => new Feeder(f, Slots))];
        Scenarios = [.. plan.Scenarios.Select(Compiled)];
        if (Scenarios.Length == 0 || Scenarios.Any(s => s.Requests.Length == s.Before || s.Weight < 1)) throw new PlanException("every scenario needs a request and a weight, and there must be one");
        // Set-up is a scenario like any other: one user passes it once, and each of its requests is measured for its failure.
        Setup = plan.Setup.Count == 0 ? null : new("setup", 1, 0, [.. plan.Setup.Select((r, i) => new Request(r with { Id = i }, Origin, Slots))], 0);
        Limits = [.. plan.Limits.Select(l => (long)Math.Ceiling(l * Nanoseconds.PerSecond))];
        Requests = Scenarios.SelectMany(s => s.Requests).Select(r => r.Id).Append(-1).Max() + 1;
    }

    public LoadPlan Plan { get; }

    public Uri Origin { get; }

    public Fresh Fresh { get; }

    public Slots Slots { get; }

    public Feeder[] Feeders { get; }

    public Scenario[] Scenarios { get; }

    public Scenario? Setup { get; }

    /// <summary>In nanoseconds: an answer that took so long is over.</summary>
    public long[] Limits { get; }

    /// <summary>How many are measured.</summary>
    public int Requests { get; }

    /// <summary>What set-up left: every user begins with it.</summary>
    public User? First { get; set; }

    private Scenario Compiled(ScenarioPlan plan) =>
        new(plan.Name, plan.Weight, plan.Before.Count, [.. plan.Before.Select(r => r with { Id = -1 }).Concat(plan.Steps).Select(r => new Request(r, Origin, Slots))], Nanoseconds.Of(plan.Think));
}

/// <param name="Before">So many of the requests are not measured.</param>
/// <param name="Think">Nanoseconds.</param>
internal sealed record Scenario(string Name, int Weight, int Before, Request[] Requests, long Think)
{
    /// <summary>What is late or dropped with a whole pass is counted here.</summary>
    public int FirstMeasured => Requests[Before].Id;
}
