using System.Globalization;
using PerfGates.Reports;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Reports.Formats;

/// <summary>Reports of runs of every kind, and what formats make of them.</summary>
internal static class Runs
{
    /// <summary>The budget file names no gate that was selected.</summary>
    public static ReportDocument Empty { get; } = Example.Document with
    {
        Gates = [],
        Diagnostics = [],
        Grade = null,
        Context = null,
        Readiness = NotReady("nothing was measured"),
    };

    /// <summary>Nothing was measured, because the budget file is wrong.</summary>
    public static ReportDocument BudgetFileErrors { get; } = Empty with
    {
        Readiness = NotReady("the budget file has 2 errors"),
        Diagnostics =
        [
            new("PG4002", "error", Example.BudgetFile, 4, 5, "unknown key 'targt' in a http gate; did you mean 'target'?", []),
            new("PG4007", "error", Example.BudgetFile, 7, 12, "'100 | 200 ms' is no limit: a \"quantity\" is expected, such as 200ms", []),
            new("PG4101", "warning", Example.BudgetFile, 9, 5, "a limit of 1 % cannot be told from noise here", []),
        ],
    };

    /// <summary>Every gate passed, one of them quicker than the baseline.</summary>
    public static ReportDocument AllWell { get; } = Example.Document with
    {
        Gates =
        [
            Example.Document.Gates[4] with { Name = "import" },
            Example.Document.Gates[2] with
            {
                Verdict = Verdict.Pass,
                Hints = [],
                Profile = null,
                Budgets = [Faster(Example.Document.Gates[2].Budgets[0]), Example.Document.Gates[2].Budgets[1]],
            },
        ],
        Diagnostics = [],
        Grade = new(97, "excellent"),
        Readiness = new(Ready: true, [], new Dictionary<string, int> { ["critical"] = 0, ["high"] = 0, ["medium"] = 0, ["low"] = 0 }, [], [], []),
        Context = null,
        Compare = Example.Document.Compare with { With = "baseline-file", Commit = null },
    };

    /// <summary>Slower than what was accepted.</summary>
    public static ReportDocument Slower { get; } = AllWell with
    {
        Gates = [Example.Document.Gates[2] with { Verdict = Verdict.Breach, Hints = [], Profile = null, Budgets = [Example.Document.Gates[2].Budgets[0] with { Verdict = Verdict.Breach, Regression = new("low", "look at the trend; accept it with a reason if it is wanted") }] }],
        Diagnostics = [new("PG1001", "error", Example.BudgetFile, 44, 25, "gate 'parser', case 'Bench.Parser.Parse(N: 1000)': mean = 2.31 µs, budget <= 2.25 µs (+2.7 %); 6 pairs", ["parser"])],
        Readiness = NotReady("gate 'parser' breaches 'mean <= baseline'"),
    };

    public static IReadOnlyDictionary<string, ReportDocument> All { get; } = new Dictionary<string, ReportDocument>
    {
        ["example"] = Example.Document,
        ["empty"] = Empty,
        ["errors"] = BudgetFileErrors,
        ["well"] = AllWell,
        ["slower"] = Slower,
    };

    /// <summary>One gate named so, with a target, a subject, a cause and a complaint of that name.</summary>
    public static ReportDocument Named(string name)
    {
        var gate = Example.Document.Gates[0];
        var budget = gate.Budgets[0];
        return Example.Document with
        {
            Gates =
            [
                gate with
                {
                    Name = name,
                    Budgets = [budget with { Text = $"{name} < 100ms", Metric = name, Target = new("load", name), Subjects = [budget.Subjects[0] with { Name = name, Cause = name }] }],
                    Metrics = new Dictionary<string, ReportedMetric> { [name] = new("s", "lower", Exact: false, Shown: false) },
                    Measured = [new("load", name, new Dictionary<string, double?> { [name] = 0.5 })],
                    Hints = [name],
                    Profile = new(name, 1, [new(name, 0.1, 0.2, 0.3)], name, name),
                },
            ],
            Diagnostics = [new("PG1001", "error", Example.BudgetFile, budget.Line, budget.Column, name, [name]), new("PG4002", "error", $"/repo/{name.Replace('\0', '0').Replace("..", "dots", StringComparison.Ordinal)}", 1, 1, name, [])],
            Context = Example.Document.Context! with { Commits = [new("9f8e7d6c5b4a39281706f5e4d3c2b1a098765432", name)], Packages = [new(name, name, name)], Machine = [new(name, name, name)] },
            Readiness = new(Ready: false, [name], new Dictionary<string, int>(), [name], [name], [name]),
        };
    }

    /// <summary>Gates with five budgets each, one of them breached.</summary>
    public static ReportDocument Large(int gates)
    {
        var gate = Example.Document.Gates[0];
        return Example.Document with
        {
            Gates = [.. Enumerable.Range(0, gates).Select(g => gate with { Name = Number(g), Budgets = [.. Enumerable.Range(0, 5).Select(b => gate.Budgets[b == 0 ? 0 : 1] with { Line = 10 * g + b })] })],
            Diagnostics = [.. Enumerable.Range(0, gates).Select(g => Example.Document.Diagnostics[0] with { Line = 10 * g, Gates = [Number(g)] })],
        };
    }

    public static string Rendered(string format, ReportDocument report, int file = 0) => ReportFormats.Find(format)!.Render(report)[file].Text;

    private static string Number(int gate) => string.Create(CultureInfo.InvariantCulture, $"gate {gate}");

    private static ReportedReadiness NotReady(string blocker) => Example.Document.Readiness! with
    {
        Blockers = [blocker],
        Regressions = new Dictionary<string, int> { ["critical"] = 0, ["high"] = 0, ["medium"] = 0, ["low"] = 0 },
        Warnings = [],
        Scatter = [],
        NextSteps = [],
    };

    private static ReportedBudget Faster(ReportedBudget budget) => budget with
    {
        Verdict = Verdict.Pass,
        Subjects =
        [
            budget.Subjects[0] with
            {
                Verdict = Verdict.Pass, Value = 1.9e-6, Over = -0.1556,
                Evidence = budget.Subjects[0].Evidence with { Low = 1.86e-6, High = 1.95e-6, Doubt = null, Against = budget.Subjects[0].Evidence.Against! with { With = "the baseline of 2026-01-20", Ratio = 0.844, RatioLow = 0.82, RatioHigh = 0.87 } },
            },
        ],
    };
}
