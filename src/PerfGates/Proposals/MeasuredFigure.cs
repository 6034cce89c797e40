using PerfGates.Units;

namespace PerfGates.Proposals;

/// <summary>What was measured of a proposed budget.</summary>
/// <param name="Owner">Gate or server.</param>
/// <param name="Case">The case that has it; empty for the gate as a whole.</param>
/// <param name="Worst">Of all runs.</param>
/// <param name="IsExact">The same each time it is measured.</param>
internal sealed record MeasuredFigure(string Owner, string Case, string Metric, Quantity Worst, bool IsExact);
