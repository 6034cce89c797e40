using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Probes.Benchmark;
using PerfGates.Reports;
using PerfGates.Running;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Probes.Benchmark;

/// <summary>The door of these tests: text of a budget file with one gate 'b' in, report out.</summary>
internal sealed class BenchmarkCheck(BenchmarkProjects projects)
{
    public static string OwnHost { get; } = Path.Combine(AppContext.BaseDirectory, "host", "PerfGates.BenchmarkHost.dll");

    public string Host { get; init; } = OwnHost;

    /// <summary>A build whose own project is 'Web', and which also built Bench in Release.</summary>
    public BuildFacts Build { get; init; } = BuiltBy(projects, projects.Release);

    public List<string> Notes { get; } = [];

    /// <summary>Of the last run.</summary>
    public string LogFolder { get; private set; } = "";

    public string CacheFolder => Path.Combine(projects.Folder, "Web", "obj", "perfgates", "cache");

    public static BuildFacts BuiltBy(BenchmarkProjects projects, string bench) => BuildFacts.None with
    {
        FromBuild = true,
        Project = Path.Combine(projects.Folder, "Web", "Web.csproj"),
        Projects = new Dictionary<string, string> { [projects.Project("Bench")] = bench },
    };

    public static PlanResult Plan(string yaml) => BudgetCheck.Plan(Request(yaml, "/repo"), [new BenchmarkProbe(OwnHost)]);

    public async Task<Report> RunAsync(string yaml, CancellationToken? cancellation = null)
    {
        var request = Request(yaml, projects.Folder);
        LogFolder = Directory.CreateDirectory(Path.Combine(projects.Folder, "logs", Guid.NewGuid().ToString("N"))).FullName;
        var run = new RunEnvironment(LogFolder, CacheFolder, Path.Combine(projects.Folder, "lock"), TimeSpan.FromSeconds(1), Build, projects.Children,
            new MachineFacts(new Dictionary<string, string>()), TimeProvider.System, told => Notes.AddRange(told is RunEvent.Note note ? [note.Text] : []));
        var planned = BudgetCheck.Plan(request, [new BenchmarkProbe(Host)]);
        Assert.True(planned.CanRun, string.Join("\n", planned.Problems));
        var report = await BudgetCheck.RunAsync(request, planned, run, cancellation ?? TestContext.Current.CancellationToken);
        return report;
    }

    /// <summary>What single runs observe, without anybody who judges it.</summary>
    public async Task<IReadOnlyList<Observations>> ObserveAsync(string yaml, int runs)
    {
        var planned = BudgetCheck.Plan(Request(yaml, projects.Folder), [new BenchmarkProbe(Host)]);
        var gate = planned.Plan.Gates.Single();
        LogFolder = Directory.CreateDirectory(Path.Combine(projects.Folder, "logs", Guid.NewGuid().ToString("N"))).FullName;
        var runOnce = gate.Bound.Begin();
        List<Observations> observed = [];
        for (var round = 1; round <= runs; round++)
        {
            var context = new RunContext(gate.Name.Value, gate.Name.Span, round, projects.Folder, LogFolder, CacheFolder, Build, projects.Children, TimeProvider.System, Notes.Add) { HasOwnBudgets = gate.Budgets.Any(b => b.Target is null) };
            observed.Add(await runOnce(context, TestContext.Current.CancellationToken));
        }
        return observed;
    }

    /// <summary>The diagnostics, one a line, with what differs from run to run replaced.</summary>
    public string Lines(Report report) =>
        System.Text.RegularExpressions.Regex.Replace(string.Join("\n", report.Diagnostics).Replace(projects.Folder, "/repo", StringComparison.Ordinal), "logs/[0-9a-f]{32}", "logs");

    public static IReadOnlyList<Diagnostic> Errors(Report report) => [.. report.Diagnostics.Where(d => d.Severity == Severity.Error)];

    /// <summary>The samples of a metric that a gate's own budget names, by case.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<double>> Samples(Report report, string metric) =>
        Judged(report).First(b => b.Budget.Target is null && b.Budget.Metric.Name == metric).Subjects.ToDictionary(s => s.Name, s => s.Samples);

    public static IReadOnlyList<JudgedBudget> Judged(Report report) => Assert.Single(report.Gates).Budgets;

    private static CheckRequest Request(string yaml, string folder) =>
        new(yaml, Path.Combine(folder, ".perfbudget.yml"), new Dictionary<string, string>(), "0.1.0", Selection.Everything, false);
}
