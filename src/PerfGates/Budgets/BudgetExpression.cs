using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Budgets;

internal enum Comparison
{
    Less,
    AtMost,
    Greater,
    AtLeast,
    Equal,
}

/// <summary><c>metric operator limit</c>, read but not yet typed: that needs the metric.</summary>
/// <param name="Text">As written, trimmed.</param>
internal sealed record BudgetExpression(string Text, string Metric, SourceSpan MetricSpan, Comparison Comparison, LimitSyntax Limit, SourceSpan LimitSpan);

/// <summary>The right side of a budget as it is written.</summary>
internal abstract record LimitSyntax
{
    private LimitSyntax() { }

    /// <summary><c>100ms</c></summary>
    internal sealed record Absolute(Quantity Quantity) : LimitSyntax;

    /// <summary><c>baseline</c>, <c>baseline + 5%</c>, <c>baseline - 2ms</c>, <c>baseline * 1.1</c>, <c>1.1 * baseline</c>.</summary>
    /// <param name="Factor">1 unless written with *.</param>
    /// <param name="Allowance">Signed; null if none.</param>
    internal sealed record Baseline(double Factor, Quantity? Allowance) : LimitSyntax;

    /// <summary><c>1.3 * 't2v 720p'.total</c></summary>
    internal sealed record Relation(double Factor, string Gate, string Metric, SourceSpan GateSpan, SourceSpan MetricSpan) : LimitSyntax;
}
