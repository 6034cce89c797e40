using PerfGates.Verdicts;

namespace PerfGates.Reports.Html;

/// <summary>Where to go: the sections, and the gates that want to be looked at.</summary>
internal static class Contents
{
    private const int MostGates = 30;

    public static Markup Of(ReportDocument report)
    {
        var wanted = report.Gates.Select((Gate, Index) => (Gate, Number: Index + 1)).Where(g => g.Gate.Verdict != Verdict.Pass).OrderByDescending(g => g.Gate.Verdict).ToList();
        return Markup.Of($"""
            <nav aria-label="Contents">
            <div class="tools" hidden>
            <label for="find">Find a gate</label>
            <input id="find" type="search" autocomplete="off">
            <p><button type="button" id="unfold">Unfold all</button> <button type="button" id="fold">Fold all</button></p>
            <p id="found" role="status"></p>
            </div>
            <ul>
            {Link("steps", "Next steps", Steps.IsThere(report))}{Link("changes", "What changed", report.Context is not null)}{Markup.Join(wanted.Take(MostGates), g => Markup.Of($"<li class=\"v {Words.Of(g.Gate.Verdict)}\"><a href=\"#g{g.Number}\">{g.Gate.Name}</a>\n"))}{Markup.If(wanted.Count > MostGates, $"<li class=\"quiet\">and {wanted.Count - MostGates} more\n")}{Link("pass", Words.Counts(v => v == Verdict.Pass ? report.Count(v) : 0), report.Count(Verdict.Pass) > 0)}{Link("diagnostics", "Diagnostics", report.Diagnostics.Count > 0)}{Link("environment", "Environment", true)}</ul>
            </nav>

            """);
    }

    private static Markup Link(string id, string text, bool isThere) => Markup.If(isThere, $"<li><a href=\"#{id}\">{text}</a>\n");
}
