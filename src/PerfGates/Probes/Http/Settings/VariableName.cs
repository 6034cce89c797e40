using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Http.Settings;

/// <summary>What may stand between {{ and }}.</summary>
internal static class VariableName
{
    public static bool IsOne(string text) => text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.');

    public static Diagnostic Refused(Located<string> name) =>
        Rules.InvalidValue.At(name.Span, name.Value, "the name of a variable", "write letters, digits, '_', '-' and '.'");
}
