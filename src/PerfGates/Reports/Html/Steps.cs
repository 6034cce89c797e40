namespace PerfGates.Reports.Html;

/// <summary>What to do next, and what to keep an eye on.</summary>
internal static class Steps
{
    private const int Most = 12;

    public static bool IsThere(ReportDocument report) => report.Readiness is { } r && r.NextSteps.Count + r.Warnings.Count + r.Scatter.Count > 0;

    public static Markup Of(ReportDocument report) => !IsThere(report) ? Markup.None : Markup.Of($"""
        <section id="steps">
        {List("Next steps", report.Readiness!.NextSteps, "ol")}{List("Warnings", report.Readiness.Warnings, "ul")}{List("What varies", report.Readiness.Scatter, "ul")}</section>

        """);

    private static Markup List(string title, IReadOnlyList<string> lines, string kind) => lines.Count == 0 ? Markup.None : Markup.Of($"""
        <div><h2>{title}</h2>
        <{kind}>
        {Markup.Join(lines.Take(Most), l => Markup.Of($"<li>{l}\n"))}{Markup.If(lines.Count > Most, $"<li class=\"quiet\">and {lines.Count - Most} more\n")}</{kind}></div>

        """);
}
