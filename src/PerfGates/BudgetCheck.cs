using PerfGates.Baselines;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Reports;
using PerfGates.Running;
using PerfGates.Verdicts;

namespace PerfGates;

/// <summary>The whole program as one line: read, plan, run, judge, report.</summary>
internal static class BudgetCheck
{
    public static PlanResult Plan(CheckRequest request, IReadOnlyList<IProbe> probes)
    {
        var read = BudgetReader.Read(request.BudgetText, request.BudgetFile, request.Variables, request.ToolVersion, ProbeCatalog.SettingsOf(probes));
        var planned = Planner.Plan(read, probes, request.Selection, request.Compare);
        return planned with { Plan = planned.Plan.With(request.Profile) };
    }

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<Report> RunAsync(CheckRequest request, PlanResult planned, RunEnvironment environment, CancellationToken cancellation)
    {
        var started = environment.Clock.GetUtcNow();
        if (!planned.CanRun) return Of(request, started, environment, [], planned.Problems);

        var input = await MeasureAsync(request, planned, environment, cancellation);
        var judged = Judge.Decide(input);
        return Of(request, started, environment, judged, [.. planned.Problems, .. judged.SelectMany(g => g.Diagnostics).Distinct()]) with
        {
            Comparing = input.Plan.Comparing,
            BaseCommit = input.Measurements.BaseCommit,
        };
    }

    /// <summary>Everything that the judge needs.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<JudgeInput> MeasureAsync(CheckRequest request, PlanResult planned, RunEnvironment environment, CancellationToken cancellation)
    {
        var input = new JudgeInput(planned.Plan, Measurements.None, request.Baseline, environment.Machine.Fingerprint);
        return input with { Measurements = await new Runner(environment).RunAsync(planned.Plan, (gate, so) => Judge.Look(input with { Measurements = so }, gate), cancellation) };
    }

    /// <summary>What a check has found; who judges what was recorded says when and how.</summary>
    public static Report Of(CheckRequest request, MachineSummary machine, Fingerprint fingerprint, IReadOnlyList<JudgedGate> judged, IReadOnlyList<Diagnostic> diagnostics) => new(
        request.ToolVersion,
        request.BudgetFile,
        DateTimeOffset.UnixEpoch,
        TimeSpan.Zero,
        machine,
        judged,
        [.. diagnostics.Select(d => (d.Rule == Rules.Skipped || d.Rule == Rules.BudgetSkipped) && request.Strict ? d.As(Severity.Error) : d)],
        Completed: true)
    {
        Fingerprint = fingerprint.Fields,
        Selected = request.Selection.ToString(),
        Profile = request.Profile,
    };

    private static Report Of(CheckRequest request, DateTimeOffset started, RunEnvironment environment, IReadOnlyList<JudgedGate> judged, IReadOnlyList<Diagnostic> diagnostics) =>
        Of(request, environment.Machine.Summary, environment.Machine.Fingerprint, judged, diagnostics) with { Started = started, Elapsed = environment.Clock.GetUtcNow() - started, Seed = environment.Seed };
}

/// <summary>What is to be checked.</summary>
/// <param name="Variables">The environment, for <c>${NAME}</c>.</param>
/// <param name="Strict">A skipped gate is an error.</param>
internal sealed record CheckRequest(string BudgetText, string BudgetFile, IReadOnlyDictionary<string, string> Variables, string ToolVersion, Selection Selection, bool Strict)
{
    /// <summary>A git ref that <c>baseline</c> means instead of what the file says; null: the file speaks.</summary>
    public string? Compare { get; init; }

    /// <summary>How much the run may take.</summary>
    public RunProfile Profile { get; init; } = RunProfile.Standard;

    /// <summary>What was accepted.</summary>
    public Baseline Baseline { get; init; } = Baseline.None;
}
