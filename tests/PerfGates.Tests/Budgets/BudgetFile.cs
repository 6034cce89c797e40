using System.Runtime.CompilerServices;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Tests.Budgets;

/// <summary>The door of these tests: text of a budget file in, document and diagnostics out.</summary>
internal static class BudgetFile
{
    /// <summary>Three probes of this version, with a key or two of their settings.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Setting>> Probes { get; } = new Dictionary<string, IReadOnlyList<Setting>>
    {
        ["bundle"] = SettingsReader.Describe(s => s.Text("path", "")),
        ["benchmark"] = SettingsReader.Describe(s => s.Text("filter", "")),
        ["command"] = SettingsReader.Describe(s => s.Text("run", "")),
    };

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
