using System.Globalization;
using PerfGates.Reports;
using PerfGates.Reports.Json;
using PerfGates.Reports.Table;

namespace PerfGates.Tests.Pipeline;

public class Messages
{
    private const string Yaml = """
        version: 1
        gates:
          frontend:
            script: { values: { size: 612412B } }
            budgets:
              - size < 500kB
              - { budget: size <= 600KiB, severity: warning, because: the phone of a customer }
          parser:
            script:
              runs: 3
              cases:
                "Parse(N: 10)": { values: { time: 1ms 2ms 3ms, allocated: 1784B }, budgets: [time < 5ms] }
                "Parse(N: 1000)": { values: { time: 2.3ms 2.31ms 2.4ms, allocated: 1784B }, budgets: [time < 2ms, allocated <= 1kB] }
            budgets:
              - time < 1500us
          ratio:
            script: { values: { time: 9ms, errors: 1, open.rows: 12ms } }
            budgets:
              - time < 1.3 * frontend.size
              - errors == 0
              - open.rows >= 10/s
              - { budget: time > 8ms, inverted: true }
          gone:
            script: { values: { time: fail } }
            budgets: [time < 1ms, size < 1B]
          crash:
            script: { values: { time: throw } }
            budgets: [time < 1ms]
          typo:
            script: { values: { time: 1ms } }
            budgets: [open.tiem < 1ms, size < 1B]
          gpu:
            script: { values: { time: 1ms } }
            requires: ["program:no-such-program"]
            budgets: [time < 1ms]
          far:
            script: { values: { rate: 500/s, time: 2.62s, open.exactly: 3, open.faster: 900/s } }
            budgets: [rate >= 1000/s, time < 100ms, open.exactly == 5, open.faster >= 10/s]
          fine:
            script: { values: { time: 800us, errors: 0 } }
            tags: [fast]
            budgets: [time < 1ms, errors == 0, errors < 5]
        """;

    private static readonly string Runnable = Yaml.Replace("      - time < 1.3 * frontend.size\n", "      - time < 1.3 * fine.time\n", StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public async Task Every_kind_of_complaint(string culture) => await In(culture, async () => GoldenFile.Matches(await Check.DiagnosticsAsync(Runnable), "complaints.txt"));

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public async Task The_table(string culture) => await In(culture, async () =>
        GoldenFile.Matches(TableReport.Render(await Check.RunAsync(Runnable) with { Elapsed = TimeSpan.FromSeconds(12.34) }, (_, word) => word), "table.txt"));

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public async Task The_json_report(string culture) => await In(culture, async () =>
    {
        var report = await Check.RunAsync(Runnable);
        GoldenFile.Matches(JsonReport.Text(ReportWriting.Document(report with
        {
            Started = DateTimeOffset.UnixEpoch,
            Elapsed = TimeSpan.FromSeconds(12.34),
            Machine = new("System", "x64", ".NET", 2),
            Fingerprint = new Dictionary<string, string> { ["cores"] = "2" },
            Gates = [.. report.Gates.Select(g => g with { Elapsed = TimeSpan.FromSeconds(1) })],
        })), "report.json");
    });

    [Fact]
    public void A_limit_in_another_dimension_is_refused_before_anything_is_measured()
    {
        var planned = Check.Plan(Yaml);
        Assert.False(planned.CanRun);
        GoldenFile.Matches(string.Join("\n", planned.Problems), "other-dimension.txt");
    }

    private static async Task In(string culture, Func<Task> act)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            await act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
