using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Recordings;
using PerfGates.Reports;
using PerfGates.Running;
using PerfGates.Verdicts;

namespace PerfGates;

/// <summary>Judges what was recorded by the budgets that are planned now. Pure: it starts nothing and measures nothing.</summary>
internal static class Replay
{
    /// <summary>What was measured, to be kept.</summary>
    public static Recording Record(JudgeInput measured, MachineSummary machine, int seed, string tool, DateTimeOffset started, TimeSpan elapsed) => new(
        Recording.CurrentVersion, tool, started, elapsed.TotalSeconds, seed, RecordedMachine.Of(machine, measured.Here), measured.Measurements.BaseCommit,
        [.. measured.Plan.Gates.Select(g => RecordedGate.Of(g.Name.Value, g.Probe, measured.Of(g)))]);

    public static Report Judged(CheckRequest request, PlanResult planned, Recording recording)
    {
        var (plan, machine) = (planned.Plan, recording.Machine);
        IReadOnlyList<JudgedGate> judged = [];
        if (planned.CanRun)
        {
            var measured = plan.Gates.ToDictionary(g => g.Name.Value, g => Measured(plan, g, recording));
            judged = Judge.Decide(new(plan, new(measured) { BaseCommit = recording.BaseCommit }, request.Baseline, new(machine.Fingerprint)));
        }
        return BudgetCheck.Of(request, machine.Summary, new(machine.Fingerprint), judged, [.. planned.Problems, .. judged.SelectMany(g => g.Diagnostics).Distinct()]) with
        {
            Started = recording.Started,
            Elapsed = TimeSpan.FromSeconds(recording.Elapsed),
            Seed = recording.Seed,
            Comparing = plan.Comparing,
            BaseCommit = recording.BaseCommit,
        };
    }

    private static GateMeasurements Measured(Plan plan, PlannedGate gate, Recording recording)
    {
        var (name, at) = (gate.Name.Value, gate.Name.Span);
        if (recording.Find(name) is not { } recorded) return Nothing(Rules.NotRecorded.At(at, name, recording.Gates.Count == 0 ? "nothing" : string.Join(", ", recording.Gates.Select(g => $"'{g.Name}'")), Suggestion.For(name, recording.Gates.Select(g => g.Name))));
        if (recorded.Probe != gate.Probe) return Nothing(Rules.RecordedByOther.At(at, name, recorded.Probe, gate.Probe));
        var compared = plan.Compared.Contains(gate);
        if (compared && recorded.Rounds.Any(r => r.Base is null)) return Nothing(Rules.RecordedAlone.At(at, name, plan.Comparing.Ref!.Value));
        var measured = recorded.Measured(at);
        return measured with { Rounds = [.. measured.Rounds.Select(r => Judgeable(plan, gate, compared ? r : r with { Base = null }))] };
    }

    private static Round Judgeable(Plan plan, PlannedGate gate, Round round) => round with
    {
        Head = Figured(plan, gate, round.Head),
        Base = round.Base is null ? null : Figured(plan, gate, round.Base),
        Pressure = (gate.Constraint?.Text, round.Pressure?.Asked) is var (asked, was) && asked != was
            ? new(asked ?? "none", round.Pressure?.Verified ?? [], was is null ? "it was recorded without any" : $"it was recorded under {was}")
            : round.Pressure,
    };

    private static Observations Figured(Plan plan, PlannedGate gate, Observations observed)
    {
        if (observed.Resources is not { } record || observed is { Subjects.Count: 0, Problems.Count: > 0 }) return observed;
        var figured = MeteredRun.With(observed, ResourceFigures.Of(record), MeteredRun.Wanted(plan.MetricsOf(gate)), gate.Name.Value, gate.Name.Span);
        return figured with { Problems = [.. figured.Problems, .. LimitsAboveTheCard.Of(gate, record)] };
    }

    private static GateMeasurements Nothing(Diagnostic because) => GateMeasurements.Nothing with { Problems = [because] };
}
