using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PerfGates.Verdicts;

namespace PerfGates.Reports;

/// <summary>One thing that is not as it should be, for systems that follow findings from run to run.</summary>
/// <param name="Diagnostic">What was said of it.</param>
/// <param name="Verdict">Of the budget, or of the gate, that it is about; null for the budget file.</param>
/// <param name="Fingerprint">Of gate, target, metric and code: the same in each run, whatever the value is and wherever the line has moved. 32 hexadecimal digits, no two alike in a report.</param>
internal sealed record ReportedFinding(ReportedDiagnostic Diagnostic, Verdict? Verdict, string Fingerprint)
{
    private static readonly string[] Severities = ["error", "warning", "message"];

    /// <summary>Errors and warnings, and messages of gates that have not passed; errors first, of each severity the worst first.</summary>
    public static IReadOnlyList<ReportedFinding> Of(ReportDocument report)
    {
        // A report that somebody has edited may have a name twice, a severity of its own.
        var gates = report.Gates.DistinctBy(g => g.Name).ToDictionary(g => g.Name);
        var places = report.Gates.SelectMany(g => g.Budgets.Select(b => (Gate: g, Budget: b))).ToLookup(p => (p.Gate.Name, p.Budget.Line, p.Budget.Column), p => p.Budget);
        Dictionary<string, int> seen = [];
        List<ReportedFinding> findings = [];
        foreach (var diagnostic in report.Diagnostics)
        {
            var about = diagnostic.Gates.Select(gates.GetValueOrDefault).OfType<ReportedGate>().ToList();
            if (diagnostic.Severity == "message" && !about.Any(g => g.Verdict != Verdicts.Verdict.Pass)) continue;
            var budget = about.SelectMany(g => places[(g.Name, diagnostic.Line, diagnostic.Column)]).FirstOrDefault();
            var verdict = budget?.Verdict ?? (about.Count > 0 ? about.Max(g => g.Verdict) : null);
            var identity = Identity(report, diagnostic, budget);
            var before = seen[identity] = seen.GetValueOrDefault(identity) + 1;
            findings.Add(new(diagnostic, verdict, Hash($"{identity}\0{before.ToString(CultureInfo.InvariantCulture)}")));
        }
        // The same diagnostic may stand there twice.
        var order = Severities.SelectMany(report.WorstFirst).Distinct().Select((d, i) => (d, i)).ToDictionary(d => d.d, d => d.i);
        return [.. findings.OrderBy(f => order.GetValueOrDefault(f.Diagnostic, int.MaxValue))];
    }

    private static string Identity(ReportDocument report, ReportedDiagnostic diagnostic, ReportedBudget? budget) =>
        string.Join('\0', [diagnostic.Code, report.Relative(diagnostic.File), .. diagnostic.Gates, budget?.Target?.Kind, budget?.Target?.Name, budget?.Metric]);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
