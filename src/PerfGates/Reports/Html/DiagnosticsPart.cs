namespace PerfGates.Reports.Html;

/// <summary>All that the build was told.</summary>
internal static class DiagnosticsPart
{
    public static Markup Of(ReportDocument report) => report.Diagnostics.Count == 0 ? Markup.None : Markup.Of($"""
        <section id="diagnostics">
        <h2>Diagnostics</h2>
        <p class="quiet">What the build was told; <code>perfgates explain CODE</code> says more of each.</p>
        <ol class="diagnostics">
        {Markup.Join(report.Diagnostics, d => Markup.Of($"<li class=\"{d.Severity}\">{Line(report, d)}\n"))}</ol>
        </section>

        """);

    /// <summary>Where its place stands beside already.</summary>
    public static Markup Told(ReportedDiagnostic told) => Markup.Of($"<code class=\"code {told.Severity}\">{told.Severity} {told.Code}</code> {told.Text}");

    public static Markup Line(ReportDocument report, ReportedDiagnostic told) =>
        Markup.Of($"{Told(told)} <code class=\"at\">{report.Relative(told.File)}:{told.Line}:{told.Column}</code>");
}
