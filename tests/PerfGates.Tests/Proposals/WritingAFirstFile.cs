using System.Globalization;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Proposals;
using PerfGates.Units;

namespace PerfGates.Tests.Proposals;

public class WritingAFirstFile
{
    private static readonly Found Everything = new("Shop.csproj", false, ["wwwroot", "../web's dist"], "../bench/Bench.csproj", new(".", new("/health", "MapGet in Program.cs")), null);
    private static readonly Found Worker = new("Worker.csproj", true, [], null, null, new(IsEndless: true));
    private static readonly Found Tool = new("Tool.csproj", true, [], null, null, new(IsEndless: false));
    private static readonly Found Nothing = new(null, false, [], null, null, null);

    private static readonly MeasuredFigure[] Figures =
    [
        new("front end", "", "total", new(431_999, Dimension.Size), true),
        new("front end", "", "largest", new(12, Dimension.Size), true),
        new("front end 2", "", "total", new(1_500_000, Dimension.Size), true),
        new("front end 2", "", "largest", new(1_000_000, Dimension.Size), true),
        new("benchmarks", "Bench.Parser.Parse(N: 1000, S: \"a: ${b} #\")", "mean", new(1.234e-6, Dimension.Time), false),
        new("benchmarks", "Bench.Parser.Parse(N: 1000, S: \"a: ${b} #\")", "allocated", new(0, Dimension.Size), true),
        new("benchmarks", "Bench.Parser.Read", "mean", new(0.0521, Dimension.Time), false),
        new("benchmarks", "Bench.Parser.Read", "allocated", new(4_096, Dimension.Size), true),
        new("web", "", "startup", new(32.5, Dimension.Time), false),
        new("web", "", "memory.peak", new(80_250_000, Dimension.Size), false),
        new("requests", "", "p95", new(0.0004337, Dimension.Time), false),
        new("requests", "", "errors", new(0, Dimension.Number), false),
    ];

    private static readonly Dictionary<string, string> None = [];

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Of_all_that_can_be_found(string culture) => In(culture, () => GoldenFile.Matches(Measured(Everything, Figures), "everything.yml"));

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Without_measuring(string culture) => In(culture, () => GoldenFile.Matches(ProposalText.Write(Proposing.Of(Everything), new ProposedLimits.Guessed(), None), "guessed.yml"));

    [Fact]
    public void Of_programs() => GoldenFile.Matches(string.Concat(new[] { Worker, Tool }.Select(f => ProposalText.Write(Proposing.Of(f), new ProposedLimits.Guessed(), None))), "programs.yml");

    [Fact]
    public void Of_nothing() => GoldenFile.Matches(ProposalText.Write(Proposing.Of(Nothing), new ProposedLimits.Guessed(), None), "nothing.yml");

    [Fact]
    public void What_could_not_be_measured_is_left_out_and_says_why() => GoldenFile.Matches(
        ProposalText.Write(Proposing.Of(Everything), new ProposedLimits.Measured(Figures, new(2026, 1, 31)), new Dictionary<string, string> { ["requests"] = "200 of its requests failed;\nwrite a path that answers", ["front end"] = "no file", ["front end 2"] = "no file" }), "left-out.yml");

    /// <summary>'total &lt; 0B' and 'cpu.mean &lt; 0%' would be red in the very next run of the same.</summary>
    [Fact]
    public void What_measured_nothing_may_stay_nothing()
    {
        MeasuredFigure[] idle = [new("program", "", "cpu.mean", new(0, Dimension.Share), false), new("program", "", "memory.peak", new(1_000_000, Dimension.Size), false)];
        Assert.Contains("- cpu.mean < 1% # measured 0 %\n", Measured(Worker, idle), StringComparison.Ordinal);
        MeasuredFigure[] empty = [new("front end", "", "total", new(0, Dimension.Size), true)];
        Assert.Contains("- total <= 0B # measured 0 B\n", Measured(Everything, empty), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_cases_the_worst_speaks()
    {
        var many = Enumerable.Range(1, 11).Select(i => new MeasuredFigure("benchmarks", $"Case {i}", "mean", new(i * 1e-3, Dimension.Time), false));
        Assert.Contains("      - mean < 22ms # the worst of 11: measured 11 ms\n", Measured(Everything with { FrontEnds = [], Web = null }, many), StringComparison.Ordinal);
    }

    public static TheoryData<int> Combinations => [.. Enumerable.Range(0, 32)];

    [Theory, MemberData(nameof(Combinations))]
    public void Whatever_was_found_the_file_is_valid(int which)
    {
        var found = new Found(null, false, (which & 1) > 0 ? ["wwwroot", "a: b"] : [], (which & 2) > 0 ? "." : null, (which & 4) > 0 ? new("src/${X}/A.csproj", new("/{{a}}?x=${y}", "")) : null, (which & 8) > 0 ? new((which & 16) > 0) : null);
        var proposal = Proposing.Of(found);
        foreach (var limits in new ProposedLimits[] { new ProposedLimits.Unbounded(), new ProposedLimits.Guessed(), new ProposedLimits.Measured(Figures, new(2026, 1, 31)) })
        {
            var leftOut = limits is ProposedLimits.Measured ? proposal.Gates.Where(g => Figures.All(f => f.Owner != g.Name)).ToDictionary(g => g.Name, _ => "") : None;
            var planned = BudgetCheck.Plan(new(ProposalText.Write(proposal, limits, leftOut), "/repo/.perfbudget.yml", None, "1.0.0", Selection.Everything, Strict: false), ProbeCatalog.All);
            Assert.True(planned.CanRun || found.Web is not null, string.Join('\n', planned.Problems));
        }
    }

    private static void In(string culture, Action act)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Measured(Found found, IEnumerable<MeasuredFigure> figures) => ProposalText.Write(Proposing.Of(found), new ProposedLimits.Measured([.. figures], new(2026, 1, 31)), None);
}
