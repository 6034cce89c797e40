using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Probes.Http;
using PerfGates.Probes.Http.Settings;

namespace PerfGates.Tests.Probes.Http;

/// <summary>The door of these tests: what stands below <c>http:</c> in, problems or the plan out. Nothing is measured.</summary>
internal static class HttpText
{
    public const string File = "/repo/.perfbudget.yml";

    public static HttpProbe Probe { get; } = new("/nowhere/perfgates.dll");

    /// <param name="http">Lines as they stand below <c>http:</c>, from column 1.</param>
    public static string Yaml(string http, string budgets = "[errors == 0]", string more = "") =>
        $"version: 1\ngates:\n  orders:\n    http:\n{Indented(http)}{(budgets.Length > 0 ? $"    budgets: {budgets}\n" : "")}{more}";

    /// <summary>"8,5 PG4012: text" for each; nothing where all is well. Line 5 is the first of <paramref name="http"/>.</summary>
    public static string Problems(string http, string budgets = "[errors == 0]", string more = "") =>
        string.Concat(Plan(http, budgets, more).Problems.Select(p => $"{p.Span.Line},{p.Span.Column} {p.Code}: {p.Text}\n"));

    public static PlanResult Plan(string http, string budgets = "[errors == 0]", string more = "") =>
        BudgetCheck.Plan(new(Yaml(http, budgets, more), File, new Dictionary<string, string>(), "0.1.0", Selection.Everything, Strict: false), [Probe]);

    /// <summary>What the probe reads of it.</summary>
    public static HttpSettings Settings(string http)
    {
        List<Diagnostic> problems = [];
        var read = BudgetReader.Read(Yaml(http), File, new Dictionary<string, string>(), "0.1.0", ProbeCatalog.SettingsOf([Probe]));
        return HttpSettings.Read(read.Document.Gates[0].OpenSettings(problems)!);
    }

    private static string Indented(string text) => string.Concat(text.Trim('\n').Split('\n').Select(l => $"      {l}\n"));
}
