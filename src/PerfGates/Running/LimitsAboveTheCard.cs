using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Resources;
using PerfGates.Units;

namespace PerfGates.Running;

/// <summary>Limits that no program can exceed here, because the card has less; elsewhere they may mean something.</summary>
internal static class LimitsAboveTheCard
{
    public static IEnumerable<Diagnostic> Of(PlannedGate gate, ResourceRecord? record) =>
        record?.Gpu is not [{ Devices: { Count: > 0 } devices }, ..] || devices.Any(d => d.Total is null) ? []
        : from budget in gate.Budgets
          where budget.Target is null && budget.Metric == ResourceMetrics.PeakVideoMemory && budget.HigherIsWorse
          where budget.Limit is Limit.Fixed fixedLimit && fixedLimit.Quantity.Value > devices.Sum(d => d.Total!.Value)
          select Rules.LimitAboveCard.At(budget.Span, budget.Item.Expression.Text, devices.Count == 1 ? devices[0].Name : "all cards together", QuantityText.Short(new(devices.Sum(d => d.Total!.Value), Dimension.Size)));
}
