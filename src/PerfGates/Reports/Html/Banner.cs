using System.Globalization;
using PerfGates.Verdicts;

namespace PerfGates.Reports.Html;

/// <summary>Whether it may be shipped, how many of what, the grade.</summary>
internal static class Banner
{
    private const int MostBlockers = 8;

    public static Markup Of(ReportDocument report, string title) => Markup.Of($"""
        <header class="banner {Colour(report)}">
        <div class="what">
        <h1>{title}</h1>
        <p class="quiet"><time datetime="{Time(report, "yyyy-MM-ddTHH:mm:ssZ")}">{Time(report, "yyyy-MM-dd HH:mm")} UTC</time> · took {Phrases.Seconds(Math.Round(report.Elapsed, 1))}</p>
        <p class="ready"><svg class="big" aria-hidden="true" viewBox="0 0 24 24"><path d="{(Colour(report) == "pass" ? "M4 12.5l5 5L20 6.5" : "M5.5 5.5l13 13m0-13l-13 13")}"/></svg><strong>{Ready(report)}</strong></p>
        {Counts(report)}</div>
        {Grade(report)}{Blockers(report)}</header>

        """);

    private static string Colour(ReportDocument report) => report.Readiness?.Ready ?? report.Errors == 0 ? "pass" : "breach";

    private static string Ready(ReportDocument report) => (report.Readiness?.Ready, report.Completed) switch
    {
        (_, false) => "Ended before every gate was judged",
        (true, _) => "Ready to ship",
        (false, _) => "Not ready to ship",
        (null, _) => report.Errors == 0 ? "No errors" : "Errors",
    };

    private static Markup Counts(ReportDocument report) => Markup.If(report.Gates.Count > 0, $"""
        <ul class="counts">{Markup.Join(Enum.GetValues<Verdict>().OrderDescending().Where(v => report.Count(v) > 0), v => Markup.Of($"<li><a class=\"v {Words.Of(v)}\" href=\"#{Words.Of(v)}\">{Words.Counts(w => w == v ? report.Count(v) : 0)}</a>"))}</ul>

        """);

    // Three quarters of a circle of radius 40: 188.5.
    private static Markup Grade(ReportDocument report) => report.Grade is not { } grade ? Markup.None : Markup.Of($"""
        <svg class="gauge" role="img" aria-label="grade {grade.Word}, {grade.Score} of 100" viewBox="0 0 100 86"><path class="t" d="M21.7 78.3A40 40 0 1 1 78.3 78.3"/><path class="f" pathLength="100" stroke-dasharray="{grade.Score} 200" d="M21.7 78.3A40 40 0 1 1 78.3 78.3"/><text x="50" y="54">{grade.Score}</text><text class="word" x="50" y="71">{grade.Word}</text></svg>

        """);

    private static Markup Blockers(ReportDocument report) => report.Readiness is not { Blockers: { Count: > 0 } blockers } ? Markup.None : Markup.Of($"""
        <ul class="blockers">
        {Markup.Join(blockers.Take(MostBlockers), b => Markup.Of($"<li>{b}\n"))}{Markup.If(blockers.Count > MostBlockers, $"<li class=\"quiet\">and {blockers.Count - MostBlockers} more\n")}</ul>

        """);

    private static string Time(ReportDocument report, string format) => report.Started.ToString(format, CultureInfo.InvariantCulture);
}
