using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>A value and where it stands.</summary>
internal sealed record Located<T>(T Value, SourceSpan Span);
