using PerfGates.Baselines;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Reports;
using PerfGates.Revisions;
using PerfGates.Running;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Pipeline;

/// <summary>The whole pipeline with the scripted probe: text of a budget file in, report out.</summary>
internal static class Check
{
    public const string File = "/repo/.perfbudget.yml";

    private static readonly IReadOnlyList<IProbe> Probes = [new ScriptedProbe(), new EventsProbe(), new MeteredProbe()];

    public static PlanResult Plan(string yaml, Selection? selection = null, IReadOnlyDictionary<string, string>? environment = null) =>
        BudgetCheck.Plan(Request(yaml, selection, environment, strict: false), Probes);

    public static (CheckRequest Request, PlanResult Planned) Planned(string yaml)
    {
        var request = Request(yaml, null, null, strict: false);
        return (request, BudgetCheck.Plan(request, Probes));
    }

    public static Task<Report> RunAsync(string yaml, Selection? selection = null, IReadOnlyDictionary<string, string>? environment = null, bool strict = false, TimeProvider? clock = null, Action<RunEvent>? tell = null, string? compare = null, Baseline? baseline = null, MachineWatch? watch = null, RunProfile profile = RunProfile.Standard) =>
        InAsync(Request(yaml, selection, environment, strict) with { Compare = compare, Profile = profile, Baseline = baseline ?? Baseline.None }, clock, tell, watch, (request, planned, run) => BudgetCheck.RunAsync(request, planned, run, TestContext.Current.CancellationToken));

    public static Task<JudgeInput> MeasureAsync(string yaml) =>
        InAsync(Request(yaml, null, null, strict: false), null, null, null, (request, planned, run) => BudgetCheck.MeasureAsync(request, planned, run, TestContext.Current.CancellationToken));

    private static async Task<T> InAsync<T>(CheckRequest request, TimeProvider? clock, Action<RunEvent>? tell, MachineWatch? watch, Func<CheckRequest, PlanResult, RunEnvironment, Task<T>> then)
    {
        var folder = Directory.CreateTempSubdirectory("perfgates-check-").FullName;
        try
        {
            var run = new RunEnvironment(folder, Path.Combine(folder, "cache"), Path.Combine(folder, "lock"), TimeSpan.FromSeconds(1), BuildFacts.None,
                new ChildProcesses(Guid.NewGuid().ToString("N"), request.Variables), new MachineFacts(request.Variables), clock ?? TimeProvider.System, tell ?? (_ => { }))
            {
                Seed = 1,
                Watch = watch ?? MachineWatch.Blind,
                PrepareBase = (_, _, _, _) => Task.FromResult<BaseRevision?>(new("0123456789012345678901234567890123456789", "/base", "/base/cache", BuildFacts.None)),
            };
            return await then(request, BudgetCheck.Plan(request, Probes), run);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What a console would show of it: the diagnostics, one a line.</summary>
    public static async Task<string> DiagnosticsAsync(string yaml) => Lines(await RunAsync(yaml));

    public static string Lines(Report report) => string.Join("\n", report.Diagnostics);

    private static CheckRequest Request(string yaml, Selection? selection, IReadOnlyDictionary<string, string>? environment, bool strict) =>
        new(yaml, File, environment ?? new Dictionary<string, string>(), "0.1.0", selection ?? Selection.Everything, strict);
}
