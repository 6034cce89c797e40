using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Schema;

namespace PerfGates.Tests.Schema;

/// <summary>The same budget files in two hands: the reader's and an independent validator's that has the schema alone.</summary>
internal static class Verdicts
{
    public static IReadOnlyList<Diagnostic> OfReader(string yaml) =>
        [.. BudgetCheck.Plan(new(yaml, "/repo/.perfbudget.yml", new Dictionary<string, string>(), "0.1.0", Selection.Everything, Strict: false), ProbeCatalog.All).Problems.Where(p => p.Severity == Severity.Error)];

    /// <returns>Of each file its complaints.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> OfSchema(IEnumerable<string> yaml) => Validator.Complaints(FormatSchema.Text, yaml.Select(YamlAsJson.Of));
}
