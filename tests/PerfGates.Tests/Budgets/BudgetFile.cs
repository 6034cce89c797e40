using System.Runtime.CompilerServices;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Tests.Budgets;

/// <summary>The door of these tests: text of a budget file in, document and diagnostics out.</summary>
internal static class BudgetFile
{
    public static readonly IReadOnlyList<string> Probes = ["bundle", "benchmark", "command"];

    public static ReadBudgets Read(string text, params (string Name, string Value)[] environment) =>
        BudgetReader.Read(text, ".perfbudget.yml", environment.ToDictionary(e => e.Name, e => e.Value), "0.1.0-dev", Probes);

    /// <summary>"3,9: error PG4012: text" a line.</summary>
    public static string Print(IEnumerable<Diagnostic> problems) =>
        string.Concat(problems.Select(p => $"{p.Span.Line},{p.Span.Column}: {p.Severity.ToString().ToLowerInvariant()} {p.Code}: {p.Text}\n"));

    /// <summary>A file with one gate that has these budgets, and nothing wrong but them.</summary>
    public static string WithBudgets(string budgets) => $"version: 1\ngates:\n  g:\n    bundle: {{ path: x }}\n    budgets: {budgets}\n";

    public static IEnumerable<string> References([CallerFilePath] string here = "") =>
        Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(here)!, "Reference"), "*.yml").Order(StringComparer.Ordinal);
}
