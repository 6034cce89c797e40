using System.Globalization;
using PerfGates.Verdicts;

namespace PerfGates.Reports.JUnit;

/// <summary>A gate as a test suite; what is wrong with the budget file is one of its own.</summary>
/// <param name="File">As seen from the root of the repository.</param>
internal sealed record JUnitSuite(string Name, string File, double Seconds, IReadOnlyList<JUnitCase> Cases)
{
    public static IReadOnlyList<JUnitSuite> Of(ReportDocument report)
    {
        var file = report.Relative(report.BudgetFile);
        List<JUnitSuite> suites = [];
        JUnitCase[] own = [.. Unique(report.Diagnostics.Where(d => d.Gates.Count == 0 && d.Severity != "message").Select(d => (d.Code, d.Line, d.Column, d)), Case)];
        if (own.Length > 0) suites.Add(new(file, file, 0, own));
        foreach (var gate in report.Gates)
            suites.Add(new(gate.Name, file, gate.Elapsed, gate.Budgets.Count > 0 ? [.. Unique(gate.Budgets.Select(b => (b.Title, b.Line, b.Column, b)), (b, name) => Case(report, gate, b, name))] : [Case(report, gate)]));
        return suites;
    }

    // GitLab drops every test but the first of a name.
    private static IEnumerable<JUnitCase> Unique<T>(IEnumerable<(string Name, int Line, int Column, T What)> named, Func<T, string, JUnitCase> made)
    {
        var names = new DistinctNames();
        return named.Select(n => made(n.What, names.Of(n.Name, string.Create(CultureInfo.InvariantCulture, $"{n.Line}:{n.Column}"))));
    }

    private static JUnitCase Case(ReportedDiagnostic diagnostic, string name) =>
        new(name, diagnostic.Line, diagnostic.IsError ? JUnitOutcome.Error : JUnitOutcome.Passed, diagnostic.Code, diagnostic.Text, Line(diagnostic));

    private static JUnitCase Case(ReportDocument report, ReportedGate gate, ReportedBudget budget, string name) =>
        Made(name, budget.Line, budget.Verdict, budget.OnlyWarns, report.Reasons(gate, budget));

    // Without a budget there is still a gate that can fail to be measured.
    private static JUnitCase Case(ReportDocument report, ReportedGate gate) => Made(gate.Probe, gate.Line, gate.Verdict, onlyWarns: false, [.. report.About(gate)]);

    private static JUnitCase Made(string name, int line, Verdict verdict, bool onlyWarns, IReadOnlyList<ReportedDiagnostic> reasons)
    {
        var outcome = verdict switch
        {
            Verdict.Breach when !onlyWarns => JUnitOutcome.Failed,
            Verdict.Unmeasured => JUnitOutcome.Error,
            // Strict, or with "on-inconclusive: fail", it is an error.
            Verdict.Skipped or Verdict.Inconclusive => reasons.Any(r => r.IsError) ? JUnitOutcome.Failed : JUnitOutcome.Skipped,
            _ => JUnitOutcome.Passed,
        };
        var first = reasons.Count > 0 ? reasons[0] : null;
        return new(name, line, outcome, first?.Code ?? "", first?.Text ?? Words.Of(verdict), string.Join('\n', reasons.Select(Line)));
    }

    private static string Line(ReportedDiagnostic diagnostic) => $"{diagnostic.Severity} {diagnostic.Code}: {diagnostic.Text}";
}
