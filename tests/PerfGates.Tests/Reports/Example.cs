using PerfGates.Reports;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Reports;

/// <summary>One report in which everything occurs that a format must be able to write: every verdict, comparisons, names with every awkward character.</summary>
internal static class Example
{
    public const string BudgetFile = "/repo/web/.perfbudget.yml";

    private const string Awkward = "p|pe `tick` <b>&amp; @me #1 \"q\" 'a' [x];%";

    public static ReportDocument Document { get; } = new(
        ReportDocument.CurrentSchema,
        "perfgates 1.2.3",
        new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc),
        92.5,
        Completed: true,
        "/repo",
        BudgetFile,
        new("Debian GNU/Linux 12 (bookworm)", "x64", ".NET 10.0.0", 8, new Dictionary<string, string> { ["cores"] = "8", ["os"] = "debian 12" }),
        new("origin/main", "1a2b3c4d5e6f708192a3b4c5d6e7f80912345678", 0.01, 0.05, 25),
        1844201137,
        new(57, "poor"),
        new(
            Ready: false,
            ["gate 'orders' breaches 'sustained: p95 < 100ms'", "gate 'import' was not measured"],
            new Dictionary<string, int> { ["critical"] = 0, ["high"] = 1, ["medium"] = 0, ["low"] = 1 },
            ["gate 'frontend': 'total < 500kB' is breached", "gate 'gpu' was skipped"],
            ["gate 'parser': mean varies by 12.5 % from run to run; a quieter machine, or more work in a run, would let it be judged sooner"],
            ["high (orders): fix in this change; profile it"]),
        new(
            "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432", Modified: true, "1a2b3c4d5e6f708192a3b4c5d6e7f80912345678",
            [new("9f8e7d6c5b4a39281706f5e4d3c2b1a098765432", "Load items one by one"), new("8e7d6c5b4a39281706f5e4d3c2b1a0987654329f", $"Titles may hold {Awkward}")], 2,
            [new("Npgsql", "9.0.0", "10.0.0"), new("Dapper", null, "2.1.35")],
            [new("cores", "4", "8")]),
        [
            Gate("orders", "http", Verdict.Breach, 12, new(41, "poor"), [
                Budget("p95 < 100ms", "p95", "<", Verdict.Breach, 20, "s", 41,
                    [new("load", "sustained", Verdict.Breach, 0.1314, 0.1, 0.314, [0.1314, 0.1291], null, "slowest: checkout, p95 288 ms", new("exceedances", 4812, "request", 0.127, 0.1392) { Over = 412, Allowed = 0.05, Dispersion = 1.4 })],
                    new("load", "sustained"), new("high", "fix in this change; profile it")),
                Budget("throughput >= 50/s", "throughput", ">=", Verdict.Pass, 21, "1/s", 96,
                    [new("gate", "", Verdict.Pass, 212.4, 50, -3.248, [212.4], null, null, new("window means", 30, "window", 208, 216.8))], better: "higher"),
            ]) with { Pictures = ExamplePictures.OfLoad },
            Gate("frontend", "bundle", Verdict.Pass, 30, new(74, "fair"), [
                Budget("total < 500kB", "total", "<", Verdict.Breach, 33, "B", 60,
                    [new("gate", "", Verdict.Breach, 512300, 500000, 0.0246, [512300], null, "gzip; largest: app.js 412 kB", new("exact", 1, "run", null, null))],
                    null, new("low", "look at the trend; accept it with a reason if it is wanted"), severity: "warning", exact: true),
                Budget("count <= 40", "count", "<=", Verdict.Pass, 34, "1", 88, [new("gate", "", Verdict.Pass, 31, 40, -0.225, [31], null, "20 js, 11 css", new("exact", 1, "run", null, null))], exact: true),
            ]) with { Pictures = ExamplePictures.OfFiles },
            Gate("parser", "benchmark", Verdict.Inconclusive, 40, new(70, "fair"), [
                Budget("mean <= baseline", "mean", "<=", Verdict.Inconclusive, 44, "s", 70,
                    [new("case", "Bench.Parser.Parse(N: 1000)", Verdict.Inconclusive, 2.31e-6, 2.25e-6, 0.0267, [2.31e-6, 2.2e-6, 2.4e-6, 2.35e-6, 2.3e-6, 2.31e-6], null, null,
                        new("joint rank", 6, "pair", 2.28e-6, 2.34e-6) { Look = 1, PExceeds = 0.031, PHolds = 0.4, Alpha = 0, Beta = 0.0157, Doubt = "PG3001", Against = new("origin/main (1a2b3c4)", 2.25e-6, 1.0267, 0.99, 1.06, null, [2.25e-6, 2.2e-6, 2.3e-6, 2.25e-6, 2.2e-6, 2.25e-6], [true, false, true, true, false, false]) })]),
                Budget("allocated <= 4kB", "allocated", "<=", Verdict.Pass, 45, "B", 100, [new("case", "Bench.Parser.Parse(N: 1000)", Verdict.Pass, 1784, 4000, -0.554, [1784, 1784, 1784], null, null, new("exact", 3, "process", null, null))], exact: true),
            ]) with { Hints = ["gate 'parser': mean varies by 12.5 % from run to run; a quieter machine, or more work in a run, would let it be judged sooner"], Profile = ExamplePictures.Profile },
            Gate("gpu", "vram", Verdict.Skipped, 50, null, [Budget("vram.peak < 8GB", "vram.peak", "<", Verdict.Skipped, 53, "B", null, [])]),
            Gate(Awkward, "command", Verdict.Pass, 60, new(100, "excellent"), [
                Budget("rows >= 10000/s", "rows", ">=", Verdict.Pass, 64, "1/s", 100, [new("gate", "", Verdict.Pass, 25000, 10000, -1.5, [25000, 24000, 26000], "printed by the command", null, new("signed rank", 3, "run", 24100, 25900))], better: "higher"),
            ]) with { Pictures = ExamplePictures.OfStages },
            Gate("import", "command", Verdict.Unmeasured, 70, new(0, "poor"), [Budget("wall < 5s", "wall", "<", Verdict.Unmeasured, 73, "s", 0, [])]),
        ],
        [
            new("PG1001", "error", BudgetFile, 20, 25, "gate 'orders', load 'sustained': p95 = 131.4 ms, budget < 100 ms (+31.4 %); 95 % interval 127.0 to 139.2 ms, 4812 requests. Slowest: checkout, p95 288 ms.", ["orders"]),
            new("PG1001", "warning", BudgetFile, 33, 25, "gate 'frontend': total = 512.3 kB (512 300 B), budget < 500 kB (+2.5 %); exact; gzip; largest: app.js 412 kB", ["frontend"]),
            new("PG3001", "warning", BudgetFile, 44, 25, "gate 'parser', case 'Bench.Parser.Parse(N: 1000)': mean = 2.31 µs is 2.7 % over origin/main, which may be chance; 6 pairs", ["parser"]),
            new("PG3010", "message", BudgetFile, 50, 3, "gate 'gpu' is skipped: this machine has no GPU", ["gpu"]),
            new("PG2004", "error", BudgetFile, 70, 3, $"gate 'import': './import.sh {Awkward}' ended with exit code 3", ["import"]),
        ]);

    private static ReportedGate Gate(string name, string probe, Verdict verdict, int line, ReportedGrade? grade, IReadOnlyList<ReportedBudget> budgets) => new(
        name, probe, verdict, line, 3, ["fast"], grade, [], "95%", null, 0, [new(0, 0.02, 0, null)], verdict == Verdict.Skipped ? 0 : 6, verdict == Verdict.Skipped ? 0 : 12.25, budgets,
        budgets.Where(b => b.Worst is not null).ToDictionary(b => b.Metric, b => new ReportedMetric(b.Unit, b.Better, b.Exact, Shown: false)),
        [.. budgets.Where(b => b.Worst is not null).GroupBy(b => (b.Worst!.Kind, b.Worst.Name)).Select(s => new ReportedSubject(s.Key.Kind, s.Key.Name, s.ToDictionary(b => b.Metric, b => b.Worst!.Value)))],
        Profile: null);

    private static ReportedBudget Budget(string text, string metric, string comparison, Verdict verdict, int line, string unit, double? score, IReadOnlyList<JudgedAgainst> subjects,
        ReportedTarget? target = null, ReportedRegression? regression = null, string severity = "error", string better = "lower", bool exact = false) =>
        new(text, target, metric, comparison, severity, verdict, line, 25, unit, better, exact, score, regression, subjects);
}
