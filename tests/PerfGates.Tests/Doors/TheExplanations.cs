using System.Globalization;
using System.Text;
using PerfGates.Budgets;
using PerfGates.Cli;
using PerfGates.Cli.Commands;
using PerfGates.Reports;
using PerfGates.Schema;
using PerfGates.Units;

namespace PerfGates.Tests.Doors;

public class TheExplanations
{
    public static TheoryData<string> Cultures => ["", "de-DE"];

    [Theory, MemberData(nameof(Cultures))]
    public void Of_words_of_each_kind(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture); // of this test alone: it flows with it
        var said = new StringBuilder();
        foreach (var topic in new[] { "leak", "load", "http.load.find", "constrain", "compare", "defaults", "compare.margin", "servers.ready.within", "files.budgets", "budgets.warn", "requires", "errors", "duration", "kB", "rate", "units", "breach", "verdicts", "grade", "fair", "junit", "json", "browser" })
            said.Append(CultureInfo.CurrentCulture, $"== {topic}\n{Explanation.Of(topic)}\n");
        foreach (var topic in new[] { "http.load.fnid", "junti", "breech", "compare.margins", "nothing like it" }) said.Append(CultureInfo.CurrentCulture, $"== {topic}\n{Explanation.Unknown(topic)}\n");
        GoldenFile.Matches(said.ToString(), "explanations.txt");
    }

    [Fact]
    public void List_all_topics() => GoldenFile.Matches(Explanation.Topics(), "topics.txt");

    [Fact]
    public void There_is_one_for_each_key_unit_report_and_metric()
    {
        string[] topics = [.. FormatKeys.All.Select(k => k.Path), .. FormatKeys.All.Select(k => k.Plain), .. BudgetSchema.TopLevel.Select(s => s.Key), .. QuantityText.AllUnits, .. ReportFormats.All.Select(f => f.Name), .. ExplainedWords.All];

        Assert.Equal("", string.Join('\n', topics.Distinct().Where(t => Explanation.Of(t) is null)));
    }

    [Fact]
    public async Task Without_a_topic_all_are_listed()
    {
        using var cli = new CommandLineRun();
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("explain"));
        Assert.Equal(Explanation.Topics() + "\n", cli.Output);
    }
}
