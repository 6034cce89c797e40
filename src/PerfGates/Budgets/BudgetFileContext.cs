using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>What the reading of a file needs to know beside its text.</summary>
/// <param name="Probes">The probes that this version has, and the keys of their settings.</param>
internal sealed record BudgetFileContext(string ToolVersion, IReadOnlyDictionary<string, IReadOnlyList<Setting>> Probes, Variables Variables)
{
    /// <summary>For describing the format, where there is no file.</summary>
    public static BudgetFileContext Nothing { get; } = new("0.0.0", new Dictionary<string, IReadOnlyList<Setting>>(), new Variables(new Dictionary<string, string>()));

    /// <summary>What is in the format but cannot be enforced is an error, never ignored.</summary>
    public Diagnostic NotYet(SourceSpan span, string what) => Rules.NotInThisVersion.At(span, what, ToolVersion);
}
