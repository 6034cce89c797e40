using PerfGates.Budgets;

namespace PerfGates.Tests.Budgets;

public class VariablesAndSecrets
{
    [Theory]
    [InlineData("${A}", "from the file")]
    [InlineData("x${A}y${A}", "xfrom the fileyfrom the file")]
    [InlineData("${BOTH}", "from the environment")]
    [InlineData("${ENV}", "e")]
    [InlineData("${BUILT}", "e/from the file")]
    [InlineData("${NONE:-5 kB}", "5 kB")]
    [InlineData("${NONE:-}", "")]
    [InlineData("${EMPTY:-used}", "used")]
    [InlineData("${A:-unused}", "from the file")]
    [InlineData("$${A} $$${A}", "${A} $${A}")]
    [InlineData("{{token}} {url} $x $.path $ 100% $$", "{{token}} {url} $x $.path $ 100% $$")]
    [InlineData("${ENV}${X}", "e${A}")]
    public void Are_filled_in_once(string written, string filled) =>
        Assert.Equal(filled, ((BudgetNode.Scalar)Read(written).Document.Gates[0].Settings!.Find("path")!.Value).Text);

    [Fact]
    public void Are_not_filled_into_keys() =>
        Assert.Equal("${A}", BudgetFile.Read("version: 1\nvariables: { A: b }\ngates:\n  ${A}:\n    bundle: {}\n    budgets: [total < 5kB]\n").Document.Gates[0].Name.Value);

    [Fact]
    public void That_are_empty_are_text_and_not_nothing()
    {
        var settings = Read("${NONE:-}").Document.Gates[0].OpenSettings([])!;

        Assert.Equal("", settings.Text("path", "")!.Value);
    }

    [Fact]
    public void Give_the_values_to_mask()
    {
        var read = BudgetFile.Read("version: 1\nsecrets: [ENV, A, A]\nvariables: { A: \"a${ENV}\" }\ngates:\n  g:\n    bundle: {}\n    budgets: [total < 5kB]\n", ("ENV", "e"));

        Assert.Equal(["e", "ae"], read.Document.Secrets);
    }

    private static ReadBudgets Read(string path)
    {
        var read = BudgetFile.Read($"version: 1\nvariables: {{ A: from the file, BOTH: x, BUILT: \"${{ENV}}/${{A}}\" }}\ngates:\n  g:\n    bundle: {{ path: \"{path}\" }}\n    budgets: [total < 5kB]\n",
            ("ENV", "e"), ("BOTH", "from the environment"), ("EMPTY", ""), ("X", "${A}"));
        Assert.Equal("", BudgetFile.Print(read.Problems));
        return read;
    }
}
