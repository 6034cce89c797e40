using PerfGates.Verdicts;

namespace PerfGates.Reports.Html;

/// <summary>One budget with all that is known of it.</summary>
/// <param name="complaints">What the build was told about it.</param>
internal sealed class BudgetPart(ReportDocument report, ReportedGate gate, ReportedBudget budget, IReadOnlyList<ReportedDiagnostic> complaints)
{
    // What lies further down a list of hundreds is in perfgates.json.
    private const int MostSubjects = 40;

    public Markup Full => Markup.Of($"""
        <article class="budget {Words.Of(budget.Verdict)}">
        <header>{Chip(Phrases.Word(budget), budget.Verdict)}<h4>{Name}</h4><code class="place">{report.Relative(report.BudgetFile)}:{budget.Line}:{budget.Column}</code></header>
        {Markup.If(budget.Worst is not null, $"{Judged(budget.Worst!)}")}{Complaints}{Others}</article>

        """);

    /// <summary>Two rows at most of a table.</summary>
    public Markup Brief
    {
        get
        {
            var subject = budget.Verdict == Verdict.Unmeasured ? null : budget.Worst;
            var told = budget.Verdict == Verdict.Pass ? "" : string.Join(" ", complaints.Select(c => $"{c.Code}: {c.Text}"));
            return Markup.Of($"""
                <tr><td>{Name}<td>{budget.Show(subject?.Value)}<td>{(subject is null ? Markup.None : LimitBar.Small(subject))}<td>{(subject is null ? "" : Phrases.ToLimit(subject))}<td class="v {Words.Of(budget.Verdict)}">{Phrases.Word(budget)}<td>:{budget.Line}:{budget.Column}
                {Markup.If(told.Length > 0, $"<tr class=\"told\"><td colspan=\"6\">{told}\n")}
                """);
        }
    }

    public static Markup Chip(string word, Verdict verdict) => Markup.Of($"<span class=\"v {Words.Of(verdict)}\">{word}</span>");

    // Lines may be broken behind what parts the words of long names.
    private Markup Name => Markup.Of($"{Markup.If(budget.Target is not null, $"<span class=\"on\">{budget.Target?.Name}</span> ")}<code>{budget.Text}</code>");

    private Markup Judged(JudgedAgainst subject)
    {
        var interval = Phrases.Interval(gate, budget, subject.Evidence);
        return Markup.Of($"""
            <p class="value"><b>{budget.Show(subject.Value)}</b> <span class="over">{Phrases.ToLimit(subject)}</span>{Markup.If(subject.Name.Length > 0 && subject.Name != budget.Target?.Name, $" <span class=\"who\">{subject.Name}</span>")}{Markup.If(interval.Length > 0, $" <span class=\"quiet\">{interval}</span>")}</p>
            {LimitBar.Of(budget, subject)}{DotStrip.Of(budget, subject)}{Comparison(subject)}{Explained(subject)}
            """);
    }

    private Markup Comparison(JudgedAgainst subject) => subject.Evidence.Against is not { } against ? Markup.None : Markup.Of($"""
        {RatioBar.Of(against, subject.Limit)}<p class="against">against <b>{against.With}</b>, which has {budget.Show(against.Base)}{Markup.If(against.Ratio is not null, $": {BreachText.Change(against.Ratio ?? 1)}")}{Markup.If(against is { RatioLow: not null, RatioHigh: not null }, $" ({BreachText.Change(against.RatioLow ?? 1)} to {BreachText.Change(against.RatioHigh ?? 1)})")}</p>

        """);

    private static Markup Explained(JudgedAgainst subject) => Markup.Of($"""
        {Markup.If(subject.Cause is not null, $"<p class=\"cause\">{subject.Cause}</p>\n")}<p class="evidence">{Phrases.Evidence(subject.Evidence)}{Markup.If(subject.Source is not null, $"; {subject.Source}")}</p>

        """);

    private Markup Complaints => Markup.Join(complaints, c => Markup.Of($"<p class=\"message\">{DiagnosticsPart.Told(c)}</p>\n"));

    private Markup Others
    {
        get
        {
            if (budget.Subjects.Count < 2) return Markup.None;
            var others = budget.Subjects.Skip(1).ToList();
            var rows = Markup.Join(others.Take(MostSubjects), s => Markup.Of($"<tr><th scope=\"row\">{s.Name}<td>{budget.Show(s.Value)}<td>{LimitBar.Small(s)}<td>{Phrases.ToLimit(s)}<td class=\"v {Words.Of(s.Verdict)}\">{Words.Of(s.Verdict)}\n"));
            return Markup.Of($"""
                <details class="others"><summary>{Phrases.Count(others.Count, "other")}</summary>
                <div class="scroll" tabindex="0" role="region" aria-label="others of {budget.Title}"><table class="rows">
                {rows}</table></div>
                {Markup.If(others.Count > MostSubjects, $"<p class=\"quiet\">and {others.Count - MostSubjects} more, in perfgates.json</p>\n")}</details>

                """);
        }
    }
}
