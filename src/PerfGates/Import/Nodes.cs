using System.Globalization;
using PerfGates.Budgets;

namespace PerfGates.Import;

/// <summary>Looks into files whose shape other tools decide: what is not there, or is of another shape, is null or empty.</summary>
internal static class Nodes
{
    public static BudgetNode? At(this BudgetNode? node, params string[] keys)
    {
        foreach (var key in keys) node = (node as BudgetNode.Mapping)?.Find(key)?.Value;
        return node is BudgetNode.Scalar { IsNull: true } ? null : node;
    }

    public static string? TextAt(this BudgetNode? node, params string[] keys) => (node.At(keys) as BudgetNode.Scalar)?.Text;

    public static IReadOnlyList<BudgetNode> ItemsAt(this BudgetNode? node, params string[] keys) => (node.At(keys) as BudgetNode.Sequence)?.Items ?? [];

    /// <summary>Those that have a value.</summary>
    public static IEnumerable<BudgetNode.Entry> EntriesAt(this BudgetNode? node, params string[] keys) =>
        ((node.At(keys) as BudgetNode.Mapping)?.Entries ?? []).Where(e => e.Value is not BudgetNode.Scalar { IsNull: true });

    /// <summary>Null for what is no number, also for one that is too large to be meant.</summary>
    public static double? NumberAt(this BudgetNode? node, params string[] keys) =>
        double.TryParse(node.TextAt(keys), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && Math.Abs(number) < 1e12 ? number : null;
}
