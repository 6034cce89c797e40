using PerfGates.Baselines;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Running;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates;

/// <summary>Measures afresh what budgets on <c>baseline</c> refer to, and makes a baseline of it. Nothing else changes one.</summary>
internal static class BaselineAcceptance
{
    /// <summary>Fewer runs could never show a breach.</summary>
    public const int FewestRuns = 10;

    /// <summary>More would not make the comparison sharper: the runs of head are what is few.</summary>
    public const int MostRuns = 50;

    public const int UsualRuns = 25;

    /// <summary>The gates that have budgets on a baseline, to be run so often; or why there are none.</summary>
    public static PlanResult Plan(PlanResult planned, Selection selection, int runs)
    {
        if (!planned.CanRun) return planned;
        var plan = planned.Plan;
        List<PlannedGate> gates = [.. plan.Gates.Where(g => OnBaseline(g).Any())];
        string[] without = [.. selection.Gates.Except(gates.Select(g => g.Name.Value)).Select(g => $"gate '{g}'")];
        if (gates.Count == 0 && without.Length == 0) without = [selection.ToString() is { Length: > 0 } chosen ? chosen : "this file"];
        return new(
            plan with { Gates = [.. gates.Select(g => Asked(g, runs))], Comparing = plan.Comparing with { Ref = null } },
            [.. planned.Problems, .. without.Select(w => Rules.NothingToAccept.At(SourceSpan.StartOf(plan.BudgetFile), w))]);
    }

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<AcceptedValues> RunAsync(PlanResult planned, Baseline old, RunEnvironment environment, Acceptance accepted, CancellationToken cancellation)
    {
        var measurements = await new Runner(environment).RunAsync(planned.Plan, Look, cancellation);
        return Of(planned.Plan, measurements, old, environment.Machine.Fingerprint, accepted);
    }

    /// <summary>What the measurements make of the old baseline; null with the reasons if anything was not measured. Pure.</summary>
    public static AcceptedValues Of(Plan plan, Measurements measurements, Baseline old, Fingerprint here, Acceptance accepted)
    {
        List<Diagnostic> problems = [];
        List<AcceptedRow> rows = [];
        var renewed = old;
        foreach (var gate in plan.Gates)
        {
            var measured = measurements.Gates[gate.Name.Value];
            var before = problems.Count(IsError);
            List<BaselineSeries> series = Series(gate, measured, problems);
            if (Obstacle(gate, measured, problems.Count(IsError) > before) is { } why) problems.Add(Rules.NothingAccepted.At(gate.Name.Span, gate.Name.Value, why));
            if (Disturbed(gate, measured) is { } disturbed) problems.Add(disturbed);
            renewed = renewed.With(here, gate.Name.Value, new(accepted, measured.Runs.FirstOrDefault()?.Facts ?? new Dictionary<string, string>(), series));
            var stored = old.Of(here)?.Gates.GetValueOrDefault(gate.Name.Value)?.Series ?? [];
            rows.AddRange(series.Select(s => new AcceptedRow(gate.Name.Value, s, stored.FirstOrDefault(o => (o.Kind, o.Subject, o.Metric, o.Dimension) == (s.Kind, s.Subject, s.Metric, s.Dimension)))));
        }
        return new(problems.Any(IsError) ? null : renewed, rows, [.. problems.Distinct()]);
    }

    private static List<BaselineSeries> Series(PlannedGate gate, GateMeasurements measured, List<Diagnostic> problems)
    {
        problems.AddRange(measured.AllProblems);
        List<BaselineSeries> found = [];
        foreach (var budget in OnBaseline(gate))
        {
            var series = Verdicts.Series.Of(budget, measured);
            // What kept the whole gate from being measured has been said, and is no news of every budget.
            if (series.Count == 0 && !problems.Any(IsError) && measured.SkippedBecause is null) problems.Add(Rules.NotMeasured.At(budget.Span, BreachText.Where(gate, budget), budget.Metric.Name, ""));
            foreach (var one in series)
            {
                var dimension = budget.Metric.Dimension ?? one.Dimension ?? Dimension.Number;
                if (one.Misfit(gate, budget, dimension) is { } misfit) problems.Add(misfit);
                else found.Add(Stored(one, budget.Metric, dimension));
            }
        }
        return [.. found.DistinctBy(s => (s.Kind, s.Subject, s.Metric, s.Dimension))];
    }

    private static BaselineSeries Stored(Series series, Metric metric, Dimension dimension) => metric.Nature == Nature.Exact
        ? new(series.Kind, series.Name, metric.Key, dimension, true, [series.Reduced(metric.Reduction)])
        : new(series.Kind, series.Name, metric.Key, dimension, false, series.Values);

    private static string? Obstacle(PlannedGate gate, GateMeasurements measured, bool failed) =>
        measured.SkippedBecause is { } absent ? $"was skipped: {absent}"
        : failed ? "was not measured as a whole"
        : measured.OutOfTime ? $"had time for {gate.Bound.Sampling.Count(measured.Rounds.Count)} of {RunsNeeded(gate)}; raise its 'timeout', or take fewer --runs"
        : null;

    // A slow baseline lets regressions pass, and nobody would see why.
    private static Diagnostic? Disturbed(PlannedGate gate, GateMeasurements measured)
    {
        string[] complaints = OnBaseline(gate).Any(b => b.Metric.Nature == Nature.Sampled) ? [.. measured.Rounds.Select(r => r.Disturbance.Complaint).OfType<string>()] : [];
        return complaints.Length == 0 ? null
            : Rules.AcceptedDisturbed.At(gate.Name.Span, gate.Name.Value, complaints.Length, gate.Bound.Sampling.Count(measured.Rounds.Count), complaints[^1]);
    }

    /// <summary>Runs are over when each budget on the baseline has as many as it needs, whatever they say.</summary>
    public static StillOpen Look(PlannedGate gate, Measurements so)
    {
        var measured = so.Gates[gate.Name.Value];
        return measured.OutOfTime || measured.AllProblems.Any(IsError) || measured.Rounds.Count >= RunsNeeded(gate) ? StillOpen.Nothing : StillOpen.Everything;
    }

    private static int RunsNeeded(PlannedGate gate) => OnBaseline(gate).Max(b => b.Metric.Nature == Nature.Exact ? b.Metric.RunsNeeded : gate.Bound.Sampling.Most);

    private static PlannedGate Asked(PlannedGate gate, int runs) => gate with { Bound = gate.Bound with { Sampling = gate.Bound.Sampling with { Most = runs } } };

    private static IEnumerable<PlannedBudget> OnBaseline(PlannedGate gate) => gate.Budgets.Where(b => b.Limit is Limit.Baseline);

    private static bool IsError(Diagnostic problem) => problem.Severity == Severity.Error;
}

/// <summary>What was measured in order to be accepted.</summary>
/// <param name="New">To be written; null if anything was not measured.</param>
internal sealed record AcceptedValues(Baseline? New, IReadOnlyList<AcceptedRow> Rows, IReadOnlyList<Diagnostic> Problems);

/// <param name="Old">What was accepted before on this machine; null if nothing was.</param>
internal sealed record AcceptedRow(string Gate, BaselineSeries New, BaselineSeries? Old);
