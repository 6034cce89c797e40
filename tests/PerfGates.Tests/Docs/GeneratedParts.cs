using PerfGates.Budgets;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Reports;
using PerfGates.Servers;

namespace PerfGates.Tests.Docs;

/// <summary>
/// Parts of pages that the program itself tells, between <c>&lt;!-- generated: settings bundle --&gt;</c> and
/// <c>&lt;!-- end --&gt;</c>. PERFGATES_ACCEPT=1 writes them anew.
/// </summary>
[Collection("Rewrites pages")]
public class GeneratedParts
{
    private const string Begin = "<!-- generated: ", End = "<!-- end -->";

    public static TheoryData<string> Pages => [.. Page.All().Where(p => p.Lines.Any(l => l.StartsWith(Begin, StringComparison.Ordinal))).Select(p => p.Path)];

    [Theory, MemberData(nameof(Pages))]
    public void Are_what_the_program_tells(string path)
    {
        var page = Page.Of(path);
        var renewed = Renewed(page);
        if (Environment.GetEnvironmentVariable("PERFGATES_ACCEPT") == "1") File.WriteAllText(Repository.At(path), renewed);
        else Assert.True(renewed == string.Join('\n', page.Lines), $"{path} tells another tale than the program in: {string.Join("; ", renewed.Split('\n').Except(page.Lines))}; PERFGATES_ACCEPT=1 accepts.");
    }

    [Fact]
    public void There_is_a_page_for_each_probe_with_all_that_it_has()
    {
        foreach (var kind in ProbeCatalog.All.Select(p => p.Kind))
        {
            var page = Page.Of($"docs/probes/{kind}.md");
            Assert.Contains($"{Begin}settings {kind} -->", page.Lines);
            Assert.Contains($"{Begin}metrics {kind} -->", page.Lines);
        }
    }

    private static string Renewed(Page page)
    {
        List<string> lines = [];
        for (var i = 0; i < page.Lines.Count; i++)
        {
            lines.Add(page.Lines[i]);
            if (!page.Lines[i].StartsWith(Begin, StringComparison.Ordinal)) continue;
            lines.Add(Part(page.Lines[i][Begin.Length..^" -->".Length]));
            while (page.Lines[i] != End) i++;
            lines.Add(End);
        }
        return string.Join('\n', lines);
    }

    private static string Part(string name) => name.Split(' ') switch
    {
        ["top-level"] => Table.Of(BudgetSchema.TopLevel.Select(s => s.Key is "gates" or "defaults" ? s with { Nested = [] } : s)),
        ["defaults"] => Table.Of(BudgetSchema.TopLevel.Single(s => s.Key == "defaults").Nested),
        ["gate"] => Table.Of(BudgetSchema.Gate.Where(s => !FormatProbes.Keys.Contains(s.Key)).Select(s => s.Key == "constrain" ? s with { Nested = [] } : s)),
        ["constraint"] => Table.Of(BudgetSchema.Gate.Single(s => s.Key == "constrain").Nested),
        ["budget"] => Table.Of(BudgetSchema.Budget),
        ["requirements"] => string.Join(", ", Requirement.Known.Select(r => $"`{r}`")),
        ["probes"] => Table.Of(["probe", "measures"], ProbeCatalog.All.Select(p => (string[])[$"[`{p.Kind}`](probes/{p.Kind}.md)", p.Help])),
        ["absent-probes"] => string.Join(", ", FormatProbes.Keys.Except(ProbeCatalog.All.Select(p => p.Kind)).Select(k => $"`{k}`")),
        ["reports"] => Table.Of(["report", "files", "for"], ReportFormats.All.Select(f => (string[])[$"`{f.Name}`", string.Join(", ", f.Files.Select(n => $"`{n}`")), f.Help])),
        ["exit-codes"] => Table.Of(["code", "name", "when"], Cli.ExitCodes.All.Select(c => (string[])[$"{(int)c.Code}", $"`{c.Code}`", c.When])),
        ["doctor"] => $"```text\n{Equipment.Machines.Shown}```",
        ["looks"] => StatisticsParts.Looks(),
        ["ci-systems"] => Table.Of(["name", "found by", "gets"], PerfGates.Reports.CiSystems.All.Select(s => (string[])[$"`{s.Name}`", $"`{s.Variable}`", s.Help])),
        ["study", var folder] => StatisticsParts.Study(folder),
        ["settings", ServerGate.Word] => Table.Of(ServerSettings.Keys),
        ["metrics", ServerGate.Word] => Table.Of(ServerMetrics.All, "server"),
        ["metrics", "resources"] => Table.Of(new MetricSet(ResourceMetrics.All), "gate"),
        ["settings", var kind] => Table.Of(SettingsReader.Describe(s => Find(kind).Bind(s))),
        ["metrics", var kind] => Table.Of(Bound(kind)),
        _ => throw new InvalidOperationException($"nothing tells '{name}'"),
    };

    private static IProbe Find(string kind) => ProbeCatalog.All.Single(p => p.Kind == kind);

    private static BoundProbe Bound(string kind)
    {
        BoundProbe? bound = null;
        SettingsReader.Describe(s => bound = Find(kind).Bind(s));
        return bound!;
    }
}
