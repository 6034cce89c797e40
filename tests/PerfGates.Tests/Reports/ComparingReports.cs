using PerfGates.Cli;
using PerfGates.Reports;
using PerfGates.Reports.Comparison;
using PerfGates.Reports.Json;
using PerfGates.Tests.Doors;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Reports;

/// <summary><c>perfgates compare</c>.</summary>
public class ComparingReports
{
    private static readonly double?[] Slow = [1.30, 1.32, 1.29, 1.31, 1.33, 1.30, 1.28, 1.31], Usual = [1.00, 1.02, 0.99, 1.01, 1.03, 1.00, 0.98, 1.01];

    private static readonly ReportDocument Then = Example.Document with
    {
        Gates = [.. Example.Document.Gates.Take(2), Gate("start", "s", "lower", Usual), Gate("rows", "1/s", "higher", Usual), Gate("few", "s", "lower", [1.0, 1.1]), Gate("steady", "s", "lower", Usual), Gate("zero", "s", "lower", [0, 1, 2]), Gate("gone", "s", "lower", Usual)],
    };

    private static readonly ReportDocument Now = Then with
    {
        Gates =
        [
            Then.Gates[0],
            Example.Document.Gates[1] with { Budgets = [With(Example.Document.Gates[1].Budgets[0], 480000), Example.Document.Gates[1].Budgets[1]], Measured = [new("gate", "", new Dictionary<string, double?> { ["total"] = 480000, ["count"] = 31, ["fonts"] = 2 })] },
            Gate("start", "s", "lower", Slow), Gate("rows", "1/s", "higher", Slow), Gate("few", "s", "lower", [1.3, 1.4]), Gate("steady", "s", "lower", Usual), Gate("zero", "s", "lower", [0, 1, 3]), Gate("p|pe `tick`", "s", "lower", Usual),
        ],
    };

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void The_worst_comes_first(string culture) => Culture.In(culture, () => GoldenFile.Matches(ComparisonTable.Text(ReportComparison.Of(Then, Now)), "comparison.txt"));

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void As_markdown(string culture) => Culture.In(culture, () => GoldenFile.Matches(ComparisonTable.Markdown(ReportComparison.Of(Then, OnAnotherMachine(Now))), "comparison.md"));

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void As_json(string culture) => Culture.In(culture, () => GoldenFile.Matches(ComparisonJson.Render(ReportComparison.Of(Then, Now)), "comparison.json"));

    [Fact]
    public void On_unlike_machines_only_exact_figures_are_judged()
    {
        var compared = ReportComparison.Of(Then, OnAnotherMachine(Now));
        Assert.All(compared.Figures.Where(f => !f.Now.Exact), f => Assert.Equal(Change.CannotTell, f.Change));
        Assert.Equal(Change.Better, compared.Figures.Single(f => f.Place is { Gate: "frontend", Metric: "total" }).Change);
    }

    [Fact]
    public void Five_runs_of_each_are_enough_and_four_are_not()
    {
        static Change Of(int runs) => ReportComparison.Of(Then with { Gates = [Gate("g", "s", "lower", Usual[..runs])] }, Then with { Gates = [Gate("g", "s", "lower", Slow[..runs])] }).Figures.Single().Change;
        Assert.Equal((Change.CannotTell, Change.Worse), (Of(4), Of(5)));
    }

    [Fact]
    public void A_figure_of_another_unit_has_no_ratio()
    {
        var compared = ReportComparison.Of(Then with { Gates = [Gate("g", "s", "lower", Usual)] }, Then with { Gates = [Gate("g", "B", "lower", Slow)] }).Figures.Single();
        Assert.Equal((Change.CannotTell, null), (compared.Change, compared.Ratio));
    }

    [Fact]
    public void The_other_way_round_worse_is_better()
    {
        var there = ReportComparison.Of(Then, Now).Figures.ToDictionary(f => f.Place, f => f.Change);
        Assert.All(ReportComparison.Of(Now, Then).Figures, f => Assert.Equal(there[f.Place] switch { Change.Worse => Change.Better, Change.Better => Change.Worse, var same => same }, f.Change));
    }

    [Fact]
    public async Task The_command_ends_with_0_whatever_it_finds()
    {
        using var cli = new CommandLineRun(("then.json", JsonReport.Text(Then)), ("now.json", JsonReport.Text(Now)), ("none.json", "[]"));
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("compare", "then.json", "now.json"));
        Assert.StartsWith("Of ", cli.Output);
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("compare", "then.json", "now.json", "--format", "json"));
        Assert.StartsWith("{", cli.Output);
        Assert.Equal(ExitCode.BudgetFileInvalid, await cli.RunAsync("compare", "then.json", "none.json"));
        Assert.Contains("/repo/none.json(1,1): error PG4501", cli.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BudgetFileInvalid, await cli.RunAsync("compare", "nowhere.json", "now.json"));
        Assert.Contains("/repo/nowhere.json(1,1): error PG4510", cli.Error, StringComparison.Ordinal);
    }

    private static ReportDocument OnAnotherMachine(ReportDocument report) => report with { Environment = report.Environment with { Fingerprint = new Dictionary<string, string> { ["cores"] = "4", ["os"] = "debian 12" } } };

    private static ReportedBudget With(ReportedBudget budget, double value) => budget with { Subjects = [budget.Subjects[0] with { Value = value, Samples = [value] }] };

    private static ReportedGate Gate(string name, string unit, string better, double?[] samples)
    {
        var (usual, value) = (Example.Document.Gates[4], samples.Order().ElementAt(samples.Length / 2));
        return usual with
        {
            Name = name,
            Budgets = [usual.Budgets[0] with { Metric = "figure", Unit = unit, Better = better, Subjects = [usual.Budgets[0].Subjects[0] with { Value = value, Samples = samples }] }],
            Metrics = new Dictionary<string, ReportedMetric> { ["figure"] = new(unit, better, Exact: false, Shown: true) },
            Measured = [new("gate", "", new Dictionary<string, double?> { ["figure"] = value })],
        };
    }
}
