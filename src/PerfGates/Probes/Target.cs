using PerfGates.Budgets;

namespace PerfGates.Probes;

/// <summary>Something with a name inside a probe's settings that carries budgets of its own: a case pattern, a file pattern, a load step.</summary>
/// <param name="Kind">The word for it in messages: "case", "file".</param>
/// <param name="Name">As written in the budget file; unique within its kind and gate.</param>
internal sealed record Target(string Kind, string Name, MetricSet Metrics, IReadOnlyList<BudgetItem> Budgets)
{
    /// <summary>How messages address it.</summary>
    public string Address => $"{Kind} '{Name}'";
}
