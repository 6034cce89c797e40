using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Servers;
using PerfGates.Units;

namespace PerfGates.Planning;

/// <summary>What will be measured and against what it will be judged; nothing in it can be wrong any more.</summary>
/// <param name="Gates">In the order of running.</param>
internal sealed record Plan(string BudgetFile, IReadOnlyList<PlannedGate> Gates, IReadOnlyList<string> Secrets, Comparing Comparing)
{
    /// <summary>All that the file has.</summary>
    public IReadOnlyList<ServerSettings> Servers { get; init; } = [];

    /// <summary>The gates that are measured side by side with a git ref.</summary>
    public IEnumerable<PlannedGate> Compared => Comparing.Ref is null ? [] : Gates.Where(g => g.Budgets.Any(b => b.Limit is Limit.Baseline));

    /// <summary>In the order of the file, but each behind those that its limits refer to; where they refer in a circle, the first in the file comes first.</summary>
    public IReadOnlyList<PlannedGate> InOrderOfReferences
    {
        get
        {
            List<PlannedGate> ordered = [], left = [.. Gates];
            while (left.Count > 0)
            {
                var next = left.Find(g => g.ReferredGates.All(r => left.All(l => l == g || l.Name.Value != r))) ?? left[0];
                left.Remove(next);
                ordered.Add(next);
            }
            return ordered;
        }
    }

    /// <summary>Names of the metrics of a gate that anything is held against: its budgets, and limits of other gates.</summary>
    public IReadOnlyCollection<string> MetricsOf(PlannedGate gate) =>
        gate.Budgets.Select(b => b.Metric.Name)
            .Concat(Gates.SelectMany(g => g.Budgets).Select(b => b.Limit).OfType<Limit.Relation>().Where(r => r.Gate == gate.Name.Value).Select(r => r.Metric.Name))
            .ToHashSet();

    /// <summary>Gates whose limits refer to one of these, directly or through others.</summary>
    public IReadOnlySet<PlannedGate> ReferringTo(IEnumerable<PlannedGate> gates)
    {
        HashSet<string> names = [.. gates.Select(g => g.Name.Value)];
        HashSet<PlannedGate> referring = [];
        while (Gates.FirstOrDefault(g => !referring.Contains(g) && g.ReferredGates.Any(names.Contains)) is { } gate)
        {
            referring.Add(gate);
            names.Add(gate.Name.Value);
        }
        return referring;
    }
}

/// <param name="Budgets">The gate's own first, then those of its targets; at least one.</param>
internal sealed record PlannedGate(
    Located<string> Name,
    string Probe,
    BoundProbe Bound,
    IReadOnlyList<PlannedBudget> Budgets,
    IReadOnlyList<string> Tags,
    TimeSpan Timeout,
    IReadOnlyList<Requirement> Requirements,
    Confidence Confidence,
    Severity OnInconclusive)
{
    /// <summary>How long to use what is measured before measuring it; null where nobody said.</summary>
    public TimeSpan? WarmUp { get; init; }

    /// <summary>The pressure that it runs under; null: none.</summary>
    public Constraint? Constraint { get; init; }

    /// <summary>It holds the budgets of a server, and is judged by what the other gates have seen of it.</summary>
    public bool IsServer { get; init; }

    /// <summary>How messages address it.</summary>
    public string Address => $"{(IsServer ? ServerGate.Word : "gate")} '{Name.Value}'";

    public bool Uses(ServerSettings server) => Bound.Servers.Any(s => s.Value == server.Name.Value);

    /// <summary>Names of the gates that its limits are multiples of.</summary>
    public IEnumerable<string> ReferredGates => Budgets.Select(b => b.Limit).OfType<Limit.Relation>().Select(r => r.Gate).Distinct();
}

/// <param name="Target">Null: the gate's own.</param>
internal sealed record PlannedBudget(BudgetItem Item, Target? Target, Metric Metric, Limit Limit)
{
    public SourceSpan Span => Item.Span;

    /// <summary>The limit lies above: values are worse the larger they are.</summary>
    public bool HigherIsWorse => Item.Expression.Comparison is Comparison.Less or Comparison.AtMost;

    /// <summary>The operator asks for the side that is called worse, and the user did not say that this is meant.</summary>
    public bool IsContradictedBy(Direction? better) => !Item.Inverted && (better, Item.Expression.Comparison) is
        (Direction.LowerIsBetter, Comparison.Greater or Comparison.AtLeast) or (Direction.HigherIsBetter, Comparison.Less or Comparison.AtMost);
}

/// <summary>A typed right side.</summary>
internal abstract record Limit
{
    private Limit() { }

    internal sealed record Fixed(Quantity Quantity) : Limit;

    /// <summary>A multiple of what another gate measures.</summary>
    internal sealed record Relation(double Factor, string Gate, Metric Metric) : Limit;

    /// <summary>What was accepted, or is measured side by side: times a factor above zero, plus an allowance in the unit of the metric.</summary>
    internal sealed record Baseline(double Factor, double Allowance) : Limit;
}

/// <summary>A plan, or why there is none: with an error among the problems nothing may be measured.</summary>
internal sealed record PlanResult(Plan Plan, IReadOnlyList<Diagnostic> Problems)
{
    public bool CanRun => Problems.All(p => p.Severity != Severity.Error);
}
