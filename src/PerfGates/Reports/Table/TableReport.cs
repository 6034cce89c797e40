using System.Globalization;
using System.Text;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates.Reports.Table;

/// <summary>The table on the console: one row a budget, the counts first.</summary>
internal static class TableReport
{
    private static readonly string[] Header = ["gate", "budget", "measured", "to limit", "verdict"];

    // Who has so much to do begins with the first.
    private const int MostSteps = 5;

    /// <param name="paint">Colours the word of a verdict, or leaves it.</param>
    public static string Render(Report report, Func<Verdict, string, string> paint)
    {
        List<(string[] Cells, Verdict? Verdict)> rows = [(Header, null)];
        foreach (var gate in report.Gates)
            for (var i = 0; i < gate.Budgets.Count; i++) rows.Add((Cells(gate, gate.Budgets[i], first: i == 0), gate.Budgets[i].Verdict));
        int[] widths = [.. Enumerable.Range(0, Header.Length).Select(column => rows.Max(r => r.Cells[column].Length))];

        var text = new StringBuilder();
        var grade = report.Grade is { } known ? string.Create(CultureInfo.InvariantCulture, $"; grade {known.Word} ({known.Score})") : "";
        text.Append(CultureInfo.InvariantCulture, $"PerfGates: {Words.Counts(report.Count)} in {QuantityText.Format(new(Math.Round(report.Elapsed.TotalSeconds, 1), Dimension.Time))}{grade}\n");
        if (report.Gates.Count == 0) return text.ToString();
        text.Append(ReadinessLine(report.Readiness)).Append('\n');
        if (ContextLine.Render(report) is { } changed) text.Append(changed).Append('\n');
        text.Append('\n');
        foreach (var (cells, verdict) in rows)
        {
            var padded = cells.Select((cell, column) => column == Header.Length - 1 ? Painted(cell, verdict, paint) : cell.PadRight(widths[column]));
            text.Append("  ").AppendJoin("  ", padded).Append('\n');
        }
        foreach (var gate in report.Gates) text.Append(FiguresTable.Render(gate));
        foreach (var gate in report.Gates)
            if (report.Profiles.TryGetValue(gate.Gate.Name.Value, out var profile)) text.Append(ProfileLines.Render(gate.Gate.Name.Value, profile));
        foreach (var line in report.Unexplained) text.Append("  why ").Append(line).Append('\n');
        foreach (var hint in report.Gates.SelectMany(g => g.Hints)) text.Append("  hint: ").Append(hint).Append('\n');
        var steps = report.Readiness.NextSteps;
        foreach (var step in steps.Take(MostSteps)) text.Append("  next: ").Append(step).Append('\n');
        if (steps.Count > MostSteps) text.Append(CultureInfo.InvariantCulture, $"  next: {steps.Count - MostSteps} more in the report\n");
        return text.ToString();
    }

    // The counts say how many are not well; this, whether that matters for a release, and the worst of it.
    private static string ReadinessLine(Readiness readiness) =>
        readiness.Ready ? "ready to ship"
        : string.Create(CultureInfo.InvariantCulture, $"not ready: {readiness.Blockers[0]}{(readiness.Blockers.Count > 1 ? $"; and {readiness.Blockers.Count - 1} more" : "")}");

    private static string Painted(string word, Verdict? verdict, Func<Verdict, string, string> paint) => verdict is { } known ? paint(known, word) : word;

    private static string[] Cells(JudgedGate gate, JudgedBudget budget, bool first)
    {
        var target = budget.Budget.Target is { } t ? $"{t.Name}: " : "";
        var warning = budget.Verdict == Verdict.Breach && budget.Budget.Item.Severity == Diagnostics.Severity.Warning;
        return
        [
            first ? gate.Gate.Name.Value : "",
            target + budget.Budget.Item.Expression.Text,
            Judged(budget) is { } worst && !double.IsNaN(worst.Value) ? Measured(worst, budget) : "-",
            Judged(budget) is { } judged ? ToLimit(judged) : "",
            warning ? "breach (warning)" : Words.Of(budget.Verdict),
        ];
    }

    // A value that does not fit its budget must not be read as if it did.
    private static JudgedSubject? Judged(JudgedBudget budget) => budget.Verdict == Verdict.Unmeasured ? null : budget.Worst;

    private static string Measured(JudgedSubject worst, JudgedBudget budget)
    {
        var value = QuantityText.Short(new(worst.Value, worst.Limit.Dimension));
        return (worst.Name.Length, budget.Subjects.Count) switch
        {
            (0, _) => value,
            (_, 1) => $"{value} {worst.Name}",
            (_, var subjects) => $"{value} {worst.Name} ({(budget.Budget.Metric.BestCounts ? "best" : "worst")} of {subjects})",
        };
    }

    private static string ToLimit(JudgedSubject subject)
    {
        if (subject.Grounds.Against is { } against && double.IsFinite(against.Ratio))
            return double.IsFinite(against.Excluded) && subject.Verdict == Verdict.Pass ? $"{BreachText.Change(against.Ratio)}, {BreachText.Change(1 + against.Excluded)} excluded" : BreachText.Change(against.Ratio);
        if (double.IsNaN(subject.Overshoot)) return "";
        if (subject.Overshoot == 0) return "at the limit";
        var (value, limit, share) = (subject.Value, subject.Limit.Value, Math.Abs(subject.Overshoot * 100));
        if (share >= 1000 && value / limit > 1) return QuantityText.Format(new(Math.Round(value / limit, 1), Dimension.Number)) + " x the limit";
        var percent = Math.Round(share, 1).ToString("0.#", CultureInfo.InvariantCulture) + " %";
        return subject.Overshoot < 0 ? $"{percent} to spare" : value > limit ? $"{percent} over" : $"{percent} short";
    }
}
