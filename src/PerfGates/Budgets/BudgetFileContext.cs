using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>What the reading of a file needs to know beside its text.</summary>
/// <param name="Probes">Keys of the probes that this version has.</param>
internal sealed record BudgetFileContext(string ToolVersion, IReadOnlyCollection<string> Probes, Variables Variables)
{
    /// <summary>What is in the format but cannot be enforced is an error, never ignored.</summary>
    public Diagnostic NotYet(SourceSpan span, string what) => Rules.NotInThisVersion.At(span, what, ToolVersion);
}
