using System.Globalization;
using PerfGates.Verdicts;

namespace PerfGates.Reports.Html;

/// <summary>The whole page: what it means first, then why, then everything.</summary>
internal sealed class Page(ReportDocument report, Detail detail)
{
    private static readonly Verdict[] WorstFirst = [.. Enum.GetValues<Verdict>().OrderDescending()];

    private readonly ILookup<string, ReportedDiagnostic> _told = report.Diagnostics.SelectMany(d => d.Gates.Select(g => (Gate: g, Told: d))).ToLookup(d => d.Gate, d => d.Told);

    public string Text => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{new Markup(Style.Policy)}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="{report.Tool}">
        <title>{Title}: {report.Counts}</title>
        <link rel="icon" href="data:,">
        <style>{Style.Sheet}</style>
        </head>
        <body>
        <a class="skip" href="#gates">Skip to the gates</a>
        {Banner.Of(report, Title)}<div class="columns">
        {Contents.Of(report)}<main>
        {Notice}{Steps.Of(report)}{Changes.Of(report)}<div id="gates">
        {Markup.Join(WorstFirst, Group)}</div>
        {DiagnosticsPart.Of(report)}{EnvironmentPart.Of(report)}</main>
        </div>
        <footer><p>{report.Tool}, report schema {report.Schema.ToString(CultureInfo.InvariantCulture)}. All figures of this page are in <code>perfgates.json</code> beside it.</p></footer>
        <script>{Style.Script}</script>
        </body>
        </html>

        """).Text;

    private string Title => report.Relative(report.BudgetFile);

    private Markup Notice => detail switch
    {
        Detail.Everything => Markup.None,
        Detail.FewerPictures => Note("Gates that pass are shown without their pictures, to keep this page small."),
        Detail.PassesInBrief => Note("Gates that pass are shown in brief, to keep this page small."),
        Detail.AllInBrief => Note("All gates are shown in brief, to keep this page small."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Markup Note(string text) => Markup.Of($"<p class=\"note\">{text} Everything is in <code>perfgates.json</code>; <code>perfgates run --gate NAME --report html</code> shows one gate whole.</p>\n");

    private Markup Group(Verdict verdict)
    {
        var gates = report.Gates.Select((Gate, Index) => (Gate, Number: Index + 1)).Where(g => g.Gate.Verdict == verdict).ToList();
        return Markup.If(gates.Count > 0, $"""
            <section class="group" id="{Words.Of(verdict)}">
            <h2>{Words.Counts(v => v == verdict ? gates.Count : 0)}</h2>
            {Markup.Join(gates, g => new GatePart(report, g.Gate, g.Number, [.. _told[g.Gate.Name]], detail).Markup)}</section>

            """);
    }
}
