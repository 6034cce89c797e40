using System.Globalization;
using PerfGates.Baselines;
using PerfGates.Processes;
using PerfGates.Reports;
using PerfGates.Reports.Table;
using PerfGates.Revisions;
using PerfGates.Running;
using PerfGates.Units;

namespace PerfGates.Tests.Pipeline;

/// <summary>The line below the counts that says what is other than then.</summary>
public class WhatChangedSince
{
    private const string Hash = "1a2b3c4d5e6f708192a3b4c5d6e7f80912345678";

    private static readonly Fingerprint Here = new MachineFacts(new Dictionary<string, string>()).Fingerprint;
    private static readonly Fingerprint Elsewhere = new(new Dictionary<string, string>(Here.Fields) { ["cores"] = "96" });

    private static Task<Report> Judged(string size) => Check.RunAsync($"version: 1\ngates:\n  g:\n    script: {{ values: {{ size: {size} }} }}\n    budgets: [size <= 1kB]\n");

    private static ReportedChange[] Packages(int count) => [.. Enumerable.Range(1, count).Select(i => new ReportedChange($"Package{i.ToString(CultureInfo.InvariantCulture)}", "1.0", "2.0"))];

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public async Task Is_short(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var breached = await Judged("2kB");
        var context = new ReportedContext(Hash, Modified: false, Hash, [], 3, [], []);
        ReportedContext?[] all =
        [
            context,
            context with { CommitCount = 1, Modified = true, Packages = Packages(1) },
            context with { CommitCount = 1234, Packages = Packages(2), Machine = [new("cores", "4", "8")] },
            context with { CommitCount = 0, Packages = [new("Dapper", null, "2.1.35"), .. Packages(40)] },
            context with { CommitCount = 0, Packages = [new("Dapper", "2.1.35", null)] },
            context with { CommitCount = 0 },
            context with { Since = null, CommitCount = 0 },
            context with { Since = null, CommitCount = 0, Machine = [new("cores", "4", "8"), new("memory", "16 GiB", "32 GiB"), new("os", "debian 11", "debian 12"), new("runtime", "9.0.0", "10.0.0")] },
            null,
        ];
        GoldenFile.Matches(string.Join('\n', all.Select(c => ContextLine.Render(breached with { Context = c }) ?? "(nothing)")), "changed-since.txt");
    }

    [Fact]
    public async Task Stands_only_where_something_is_to_be_explained() =>
        Assert.Null(ContextLine.Render(await Judged("1kB") with { Context = new(Hash, false, Hash, [], 3, [], []) }));

    [Fact]
    public async Task Is_of_the_commit_that_was_accepted_and_of_the_machine_that_is_nearest()
    {
        Baseline baseline = new([new(Elsewhere, new Dictionary<string, BaselineGate>
        {
            ["g"] = new(new("0.1.0", Hash + "-dirty", new(2026, 1, 31), "first"), new Dictionary<string, string>(), [new("gate", "", "time", Dimension.Time, Exact: false, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1])]),
        })]);
        var report = await Check.RunAsync("version: 1\ngates:\n  g:\n    script: { values: { time: 1s 1s 1s 1s 1s 1s } }\n    budgets: [time <= baseline]\n", baseline: baseline);
        var folder = Directory.CreateTempSubdirectory("perfgates-no-repository-").FullName;
        var tree = new WorkTree(new ChildProcesses(Guid.NewGuid().ToString("N"), new Dictionary<string, string>()), folder, Path.Combine(folder, "git.log"), TimeProvider.System);
        var context = await WhatChanged.InAsync(report, baseline, Here, tree, TestContext.Current.CancellationToken);
        Assert.Equal([new ReportedChange("cores", "96", Here.Fields["cores"])], context!.Machine);
        Assert.Null(context.Commit);
        Directory.Delete(folder, recursive: true);
    }
}
