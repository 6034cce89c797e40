using PerfGates.Reports;
using PerfGates.Reports.GitHub;

namespace PerfGates.Tests.Reports.Ci;

/// <summary>What each CI system reads of one report.</summary>
public class TellingCiSystems
{
    public static TheoryData<string, string> Systems => [.. CiSystems.All.SelectMany(s => new[] { "", "de-DE" }.Select(c => (s.Name, c)))];

    [Theory, MemberData(nameof(Systems))]
    public void Each_is_told_in_its_own_way(string name, string culture) => Culture.In(culture, () =>
    {
        var system = CiSystems.All.Single(s => s.Name == name);
        GoldenFile.Matches(string.Join('\n', system.Lines(Example.Document, ["/repo/web/obj/perfgates/perfgates.json", "/repo/web/obj/perfgates/summary.md"])), $"{name}.txt");
    });

    [Fact]
    public void Every_line_is_one_line() =>
        Assert.All(CiSystems.All, s => Assert.All(s.Lines(WithText("one\r\ntwo"), []), l => Assert.DoesNotMatch(@"[\r\n]", l)));

    [Theory]
    [InlineData("GITHUB_ACTIONS", "true", "github")]
    [InlineData("TF_BUILD", "True", "azure")]
    [InlineData("GITLAB_CI", "true", "gitlab")]
    [InlineData("TEAMCITY_VERSION", "2025.07", "teamcity")]
    [InlineData("GITHUB_ACTIONS", "false", null)]
    [InlineData("GITHUB_ACTIONS", "", null)]
    [InlineData("CI", "true", null)]
    public void Each_is_found_by_its_variable(string variable, string value, string? name) =>
        Assert.Equal(name, CiSystems.Find("auto", new Dictionary<string, string> { [variable] = value })?.Name);

    [Fact]
    public void One_that_is_named_needs_no_variable_and_none_is_none()
    {
        Dictionary<string, string> environment = new() { ["GITHUB_ACTIONS"] = "true" };
        Assert.Equal("azure", CiSystems.Find("azure", environment)?.Name);
        Assert.Null(CiSystems.Find("none", environment));
    }

    [Theory]
    [InlineData(10, 10, null)]
    [InlineData(11, 10, "::error title=PerfGates::2 more errors; the report has them all")]
    [InlineData(1000, 10, "::error title=PerfGates::991 more errors; the report has them all")]
    public void GitHub_shows_ten_and_drops_the_rest_so_the_tenth_counts_them(int errors, int lines, string? last)
    {
        var many = Example.Document with { Diagnostics = [.. Enumerable.Range(1, errors).Select(i => new ReportedDiagnostic("PG1001", "error", Example.BudgetFile, i, 1, $"complaint {i}", []))] };
        var shown = new GitHubActions().Lines(many, []);
        Assert.Equal(lines, shown.Count);
        if (last is not null) Assert.Equal(last, shown[^1]);
    }

    [Fact]
    public void The_worst_come_first()
    {
        var orders = Example.Document.Gates[0];
        ReportedBudget Over(int line, double? over) => orders.Budgets[0] with { Line = line, Column = 9, Subjects = [orders.Budgets[0].Subjects[0] with { Over = over }] };
        var report = Example.Document with
        {
            Gates = [orders with { Budgets = [Over(1, 0.1), Over(2, 0.9), Over(3, 0.5)] }],
            Diagnostics = [.. new[] { 1, 2, 3, 4 }.Select(line => new ReportedDiagnostic("PG1001", "error", Example.BudgetFile, line, 9, "x", ["orders"]))],
        };
        Assert.Equal([4, 2, 3, 1], report.WorstFirst("error").Select(d => d.Line));
    }

    [Fact]
    public void The_identity_of_a_problem_at_TeamCity_survives_another_value_and_another_line()
    {
        static string Identity(ReportDocument report) => CiSystems.All.Single(s => s.Name == "teamcity").Lines(report, []).First(l => l.Contains("PG1001_", StringComparison.Ordinal)).Split("identity='")[1];
        var moved = Example.Document.Gates[0] with { Budgets = [Example.Document.Gates[0].Budgets[0] with { Line = 99 }, Example.Document.Gates[0].Budgets[1]] };
        var later = Example.Document with { Gates = [moved, .. Example.Document.Gates.Skip(1)], Diagnostics = [Example.Document.Diagnostics[0] with { Line = 99, Text = "other" }] };
        Assert.Equal(Identity(Example.Document), Identity(later));
        Assert.True(Identity(later).Length <= 60 + "']".Length);
    }

    private static ReportDocument WithText(string text) => Example.Document with { Diagnostics = [.. Example.Document.Diagnostics.Select(d => d with { Text = text })] };
}
