using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>One line under <c>budgets</c>.</summary>
/// <param name="Span">The expression's own text: where a breach points.</param>
/// <param name="Inverted">The user knows that the operator contradicts the metric, and wants it so.</param>
internal sealed record BudgetItem(BudgetExpression Expression, SourceSpan Span, Severity Severity, bool Inverted, string? Because);
