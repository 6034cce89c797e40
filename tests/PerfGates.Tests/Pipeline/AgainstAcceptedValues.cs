using System.Globalization;
using PerfGates.Baselines;
using PerfGates.Reports;
using PerfGates.Running;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Pipeline;

/// <summary>Budgets on 'baseline' where that is what was accepted.</summary>
public class AgainstAcceptedValues
{
    private static readonly Fingerprint Here = new MachineFacts(new Dictionary<string, string>()).Fingerprint;
    private static readonly Fingerprint Elsewhere = new(new Dictionary<string, string>(Here.Fields) { ["cores"] = "96" });

    private static Task<Report> Judged(string script, string budget, Baseline baseline) =>
        Check.RunAsync($"version: 1\ngates:\n  g:\n    script: {script}\n    budgets:\n      - {budget}\n", baseline: baseline);

    private static Baseline Accepted(Fingerprint machine, int runs = 25, string encoder = "1") => new([new(machine, new Dictionary<string, BaselineGate>
    {
        ["g"] = new(new("0.1.0", "", new(2026, 1, 31), "first"), new Dictionary<string, string> { ["encoder"] = encoder },
        [
            new("gate", "", "time", Dimension.Time, Exact: false, [.. Scattered(1e-3, runs, 1)]),
            new("gate", "", "size", Dimension.Size, Exact: true, [1000]),
        ]),
    })]);

    private static IEnumerable<double> Scattered(double centre, int count, int seed)
    {
        Random random = new(seed);
        return Enumerable.Range(0, count).Select(_ => centre * (1 + .01 * (2 * random.NextDouble() - 1)));
    }

    private static string Script(double milliseconds, string more = "") =>
        $"{{ facts: {{ encoder: 1 }}, values: {{ time: {string.Join(' ', Scattered(milliseconds, 50, 2).Select(v => v.ToString("0.######", CultureInfo.InvariantCulture) + "ms"))}, size: 1kB }}{more} }}";

    [Theory]
    [InlineData(1, "time <= baseline", "Pass", 6)]
    [InlineData(1.1, "time <= baseline", "Breach", 6)]
    [InlineData(1.1, "time < baseline + 20%", "Pass", 6)]
    [InlineData(.9, "time < baseline", "Pass", 6)]
    [InlineData(1, "size <= baseline", "Pass", 1)]
    [InlineData(1, "size < baseline - 1%", "Breach", 1)]
    public async Task Are_decided_as_soon_as_the_data_allow(double head, string budget, string verdict, int runs)
    {
        var gate = (await Judged(Script(head), budget, Accepted(Here))).Gates.Single();
        Assert.Equal((verdict, runs), (gate.Verdict.ToString(), gate.Runs));
    }

    [Fact]
    public async Task Say_why_they_were_not_compared() => GoldenFile.Matches(string.Join('\n',
    [
        .. (await Judged(Script(1.1), "time <= baseline", Accepted(Here))).Diagnostics,
        .. (await Judged(Script(1), "time <= baseline", Accepted(Here, runs: 9))).Diagnostics,
        .. (await Judged(Script(1), "time <= baseline", Baseline.None)).Diagnostics,
        .. (await Judged(Script(1), "rate >= baseline", Accepted(Here))).Diagnostics,
        .. (await Judged(Script(1), "size <= baseline", Accepted(Here, encoder: "2"))).Diagnostics,
    ]), "accepted.txt");

    [Fact]
    public async Task Of_another_machine_only_what_is_exact_is_compared()
    {
        var time = await Judged(Script(3), "time <= baseline", Accepted(Elsewhere));
        Assert.Equal((Verdict.Inconclusive, 1), (time.Gates.Single().Verdict, time.Gates.Single().Runs));
        Assert.Contains("cores '96' there", time.Diagnostics.Single().Text, StringComparison.Ordinal);
        Assert.Equal(Verdict.Breach, (await Judged(Script(1), "size < baseline - 1%", Accepted(Elsewhere))).Gates.Single().Verdict);
    }
}
