using PerfGates.Diagnostics;
using PerfGates.Tests.Docs;

namespace PerfGates.Tests.Diagnostics;

public class TheDiagnosticsPage
{
    private static readonly Page Written = Page.Of("docs/diagnostics.md");

    public static TheoryData<string> Codes => [.. Rules.All.Select(r => r.Code)];

    [Fact]
    public void Has_one_section_for_each_code_with_its_title_in_order() =>
        Assert.Equal(Rules.All.Select(r => $"## {r.Code} {r.Title}"), Headings("## "));

    [Fact]
    public void Has_its_sections_in_the_groups_of_their_codes()
    {
        var group = "";
        foreach (var heading in Outside(Written).Where(l => l.StartsWith('#')))
            if (heading.StartsWith("# PG", StringComparison.Ordinal)) group = heading[2..5];
            else if (heading.StartsWith("## ", StringComparison.Ordinal)) Assert.Equal(group, heading[3..6]);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Says_how_severe_each_is(string code)
    {
        var rule = Rules.All.Single(r => r.Code == code);
        var severity = Section(code).Lines.Single(l => l.StartsWith("Severity: ", StringComparison.Ordinal));
        Assert.StartsWith($"Severity: {rule.Severity.ToString().ToLowerInvariant()}", severity);
        Assert.Contains(severity[$"Severity: {rule.Severity}".Length], ".;");
    }

    [Theory, MemberData(nameof(Codes))]
    public void Shows_a_message_that_the_rule_can_print(string code)
    {
        var example = Section(code).Blocks().Single(b => b.Language == "output").Text.TrimEnd('\n');
        Assert.Matches(MessageShape.Of(Rules.All.Single(r => r.Code == code)), example);
        Assert.DoesNotContain(" [", example);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Says_what_to_do_about_it(string code)
    {
        var lines = Section(code).Lines;
        var todo = lines.ToList().IndexOf("What to do:");
        Assert.True(todo >= 0 && lines.Skip(todo).Any(l => l.StartsWith("- ", StringComparison.Ordinal)), code);
    }

    [Fact]
    public void Travels_inside_the_engine() => Assert.Equal(string.Join('\n', Written.Lines), RulePages.Page());

    [Fact]
    public void Is_what_explain_prints_section_by_section() =>
        Assert.All(Rules.All, r => Assert.StartsWith($"## {r.Code} {r.Title}\n\nSeverity: ", RulePages.Section(r.Code.ToLowerInvariant())));

    private static Page Section(string code) => new(Written.Path, RulePages.Section(code)!.Split('\n'));

    private static IEnumerable<string> Headings(string level) => Outside(Written).Where(l => l.StartsWith(level, StringComparison.Ordinal));

    // '#' inside a block is a comment of YAML.
    private static IEnumerable<string> Outside(Page page)
    {
        var inside = false;
        foreach (var line in page.Lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) inside = !inside;
            else if (!inside) yield return line;
        }
    }
}
