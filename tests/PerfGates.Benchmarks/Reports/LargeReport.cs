using PerfGates.Reports;
using PerfGates.Verdicts;

namespace PerfGates.Benchmarks.Reports;

/// <summary>A report of many gates, as a large solution would have it: a breach in each tenth budget, comparisons in each gate.</summary>
internal static class LargeReport
{
    public static ReportDocument Of(int gates, int budgets)
    {
        var all = Enumerable.Range(0, gates).Select(g => Gate(g, budgets)).ToList();
        return new(
            ReportDocument.CurrentSchema, "perfgates 1.0.0", new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc), 3600, Completed: true, "/repo", "/repo/.perfbudget.yml",
            new("Debian GNU/Linux 12 (bookworm)", "x64", ".NET 10.0.0", 8, new Dictionary<string, string> { ["cores"] = "8" }),
            new("origin/main", "1a2b3c4d5e6f708192a3b4c5d6e7f80912345678", 0.01, 0.05, 25), 1, new(74, "fair"), Readiness: null, Context: null, all,
            [.. all.SelectMany(g => g.Budgets.Where(b => b.Verdict == Verdict.Breach).Select(b => new ReportedDiagnostic("PG1001", "error", "/repo/.perfbudget.yml", b.Line, b.Column, $"gate '{g.Name}': {b.Metric} = 131.4 ms, budget < 100 ms (+31.4 %); 95 % interval 127 to 139 ms", [g.Name])))]);
    }

    private static ReportedGate Gate(int number, int budgets)
    {
        var judged = Enumerable.Range(0, budgets).Select(b => Budget(number, b)).ToList();
        return new(
            $"gate {number} of the shop", "http", judged.Max(b => b.Verdict), 10 * number + 1, 3, ["fast"], new(74, "fair"), [], "95%", null, 0, [new(0, 0.02, 0, null)], 10, 3.6, judged,
            judged.ToDictionary(b => b.Metric, b => new ReportedMetric("s", "lower", Exact: false, Shown: true)),
            [new("gate", "", judged.ToDictionary(b => b.Metric, b => b.Worst!.Value))], Profile: null);
    }

    private static ReportedBudget Budget(int gate, int number)
    {
        double?[] samples = [.. Enumerable.Range(0, 10).Select(i => (double?)(0.09 + (gate * 7 + number * 3 + i) % 11 * 0.001))];
        var breached = (gate + number) % 10 == 0;
        var evidence = new ReportedEvidence("joint rank", 10, "pair", 0.09, 0.1) { Look = 1, PExceeds = 0.001, Against = new("origin/main (1a2b3c4)", 0.09, 1.05, 1.01, 1.09, 0.02, samples, [.. samples.Select((_, i) => i % 2 == 0)]) };
        return new(
            $"p{90 + number} < 100ms", new("load", "sustained"), $"p{90 + number}", "<", "error", breached ? Verdict.Breach : Verdict.Pass, 10 * gate + number + 2, 9, "s", "lower", Exact: false, 80,
            breached ? new("high", "fix in this change; profile it") : null,
            [new("load", "sustained", breached ? Verdict.Breach : Verdict.Pass, breached ? 0.1314 : 0.095, 0.1, breached ? 0.314 : -0.05, samples, null, "slowest: checkout, p95 288 ms", evidence)]);
    }
}
