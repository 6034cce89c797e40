using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Probes.Benchmark;

namespace PerfGates.Tests.Probes.Benchmark;

public class ChoosingCases
{
    private static readonly IReadOnlyList<HostCase> All =
    [
        Case("Bench.Parser.Parse(N: 10)"),
        Case("Bench.Parser.Parse(N: 1000)"),
        Case("Bench.Parser.Read(path: \"C:\\a,b\")"),
        Case("Bench.Writer.Write"),
    ];

    [Theory]
    [InlineData("*", 4)]
    [InlineData("*Parser*", 3)]
    [InlineData("*parser.PARSE", 2)]
    [InlineData("*.Parse(N: 10)", 1)]
    [InlineData("*(N: 1*)", 2)]
    [InlineData("Bench.Writer.?rite", 1)]
    [InlineData("*\"C:\\a,b\")", 1)]
    public void A_pattern_matches_with_and_without_arguments(string filter, int count) => Assert.Equal(count, Select($"filter: '{filter}'").Selected!.Count);

    [Fact]
    public void The_first_pattern_that_matches_holds()
    {
        var (selected, _) = Select("""cases: { "*1000)": { budgets: [mean < 2ms] }, "*Parse": { budgets: [mean < 1ms] } }""");
        Assert.Equal(["/*Parse", "/*1000)", "", ""], selected!.Select(s => string.Join('/', s.Carriers)));
    }

    [Fact]
    public void Without_budgets_of_the_gate_only_the_cases_of_patterns_run()
    {
        var (selected, _) = Select("""cases: { "*1000)": { budgets: [mean < 2ms] }, "*Write": {} }""", gateHasBudgets: false);
        Assert.Equal(["Bench.Parser.Parse(N: 1000)"], selected!.Select(s => s.Case.Name));
    }

    [Fact]
    public void A_pattern_without_a_case_is_never_a_pass()
    {
        string[] complaints =
        [
            .. Select("filter: Parse").Problems,
            .. Select("filter: '*Parsr*'").Problems,
            .. Select("filter: '*Tokenizer*'").Problems,
            .. Select("cases: { '*Parser.Parse(*': {}, '*1000)': {} }").Problems,
            .. Select("filter: '*Parser*'\ncases: { '*Write': {}, '*Reed': {} }").Problems,
            .. Select("filter: '*'", []).Problems,
        ];
        GoldenFile.Matches(string.Join("\n", complaints), "no-case.txt");
    }

    private static HostCase Case(string name) => new(0, name, new Dictionary<string, string>(), null);

    private static (IReadOnlyList<SelectedCase>? Selected, IEnumerable<string> Problems) Select(string settings, IReadOnlyList<HostCase>? cases = null, bool gateHasBudgets = true)
    {
        var yaml = $"version: 1\ngates:\n  g:\n    benchmark:\n      {settings.Replace("\n", "\n      ", StringComparison.Ordinal)}\n    budgets: [mean < 1s]\n";
        var read = BudgetReader.Read(yaml, ".perfbudget.yml", new Dictionary<string, string>(), "0.1.0", ProbeCatalog.SettingsOf([new BenchmarkProbe(BenchmarkCheck.OwnHost)]));
        List<Diagnostic> problems = [.. read.Problems];
        var benchmark = BenchmarkSettings.Read(read.Document.Gates[0].OpenSettings(problems)!);
        Assert.Empty(problems);
        return (CaseSelection.Select(benchmark, "Bench.csproj", cases ?? All, gateHasBudgets, problems), problems.Select(p => p.ToString()));
    }
}
