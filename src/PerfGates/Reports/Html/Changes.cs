namespace PerfGates.Reports.Html;

/// <summary>What is different from what was compared with.</summary>
internal static class Changes
{
    private const int ShortHash = 7;

    public static Markup Of(ReportDocument report) => report.Context is not { } context ? Markup.None : Markup.Of($"""
        <section id="changes">
        <h2>What changed</h2>
        {Commit(context)}{Commits(context)}{Table("Packages", "package", context.Packages)}{Table("Machine", "field", context.Machine)}</section>

        """);

    private static Markup Commit(ReportedContext context) => Markup.If(context.Commit is not null, $"""
        <p>Measured at <code>{Short(context.Commit)}</code>{Markup.If(context.Modified, $", with changes that no commit has")}{Markup.If(context.Since is not null, $", compared with <code>{Short(context.Since)}</code>")}.</p>

        """);

    private static Markup Commits(ReportedContext context) => Markup.If(context.Commits.Count > 0, $"""
        <ol class="commits">
        {Markup.Join(context.Commits, c => Markup.Of($"<li><code>{Short(c.Hash)}</code> {c.Title}\n"))}{Markup.If(context.CommitCount > context.Commits.Count, $"<li class=\"quiet\">and {context.CommitCount - context.Commits.Count} more\n")}</ol>

        """);

    private static Markup Table(string title, string what, IReadOnlyList<ReportedChange> changes) => Markup.If(changes.Count > 0, $"""
        <div class="scroll" tabindex="0" role="region" aria-label="{title}"><table class="rows">
        <thead><tr><th scope="col">{what}<th scope="col">then<th scope="col">now
        <tbody>
        {Markup.Join(changes, c => Markup.Of($"<tr><th scope=\"row\">{c.Name}<td>{c.Then ?? "not there"}<td>{c.Now ?? "not there"}\n"))}</table></div>

        """);

    private static string? Short(string? hash) => hash is { Length: > ShortHash } ? hash[..ShortHash] : hash;
}
