using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>Reads what stands under <c>budgets</c>.</summary>
internal static class BudgetList
{
    public static IReadOnlyList<BudgetItem> Read(BudgetNode node, ICollection<Diagnostic> problems) => throw new NotImplementedException();
}
