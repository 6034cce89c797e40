using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;

namespace PerfGates.Tests.Docs;

[Collection("Rewrites pages")]
public class TheYamlBlocks
{
    public static TheoryData<string, int> Places => [.. Page.All().SelectMany(p => p.Blocks()).Where(b => b.Language == "yaml" && b.Value("pipeline") is null).Select(b => (b.Page.Path, b.Ordinal))];

    [Theory, MemberData(nameof(Places))]
    public void Are_budget_files_without_problems_or_with_the_one_that_they_show(string path, int ordinal)
    {
        var block = Page.Of(path).Blocks()[ordinal];
        var problems = Problems(block.Text);

        if (block.Value("error") is not { } code)
        {
            Assert.Equal("", string.Join('\n', problems));
            return;
        }
        Assert.Equal([code], problems.Select(p => p.Code).Distinct());
        if (block.Next() is { Language: "output" } shown) Shown.Matches(shown, string.Join('\n', problems));
    }

    private static IReadOnlyList<Diagnostic> Problems(string yaml) =>
        BudgetCheck.Plan(new(yaml, "/repo/.perfbudget.yml", new Dictionary<string, string>(), "0.1.0", Selection.Everything, Strict: false), ProbeCatalog.All).Problems;
}
