using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Pressure;
using PerfGates.Probes;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates.Running;

/// <summary>
/// The only stage that waits. Runs gates in rounds, one fresh run (of each arm) a round, and lets the judge look after
/// each: a gate ends when all its budgets are decided or its cap is reached.
/// </summary>
internal sealed class Runner(RunEnvironment environment)
{
    /// <param name="look">Tells after each round what of a gate is not decided yet.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; everything that was started is gone.</exception>
    public async Task<Measurements> RunAsync(Plan plan, Func<PlannedGate, Measurements, StillOpen> look, CancellationToken cancellation)
    {
        MachineLock? taken;
        try
        {
            taken = await MachineLock.TakeAsync(environment.LockFile, environment.LockTimeout, environment.Clock, owner => environment.Tell(new RunEvent.Waiting(owner)), cancellation);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            return Refused(plan.Gates, Rules.LockUnusable.At(SourceSpan.StartOf(plan.BudgetFile), environment.LockFile, unusable.Message));
        }
        using var machine = taken;
        return machine is null
            ? Refused(plan.Gates, Rules.LockNotObtained.At(SourceSpan.StartOf(plan.BudgetFile), MachineLock.Owner(environment.LockFile), QuantityText.Format(new(environment.LockTimeout.TotalSeconds, Dimension.Time))))
            : await MeasureAsync(plan, look, cancellation);
    }

    // One gate after the other; those that are compared with a git ref in rounds over all of them, so that the pairs of
    // each are spread over the whole time, and a neighbour's busy minute hits no gate alone. A gate whose limit refers to
    // another one comes after it: the judge needs the other's runs when it looks.
    private async Task<Measurements> MeasureAsync(Plan plan, Func<PlannedGate, Measurements, StillOpen> look, CancellationToken cancellation)
    {
        var measurements = Measurements.None;
        List<PlannedGate> present = [];
        foreach (var gate in plan.Gates)
            if (Absence(gate) is { } absence)
                measurements = Skipped(plan, gate, measurements, absence);
            else present.Add(gate);

        PlannedGate[] ofServers = [.. present.Where(g => g.IsServer)];
        PlannedGate[] compared = [.. plan.Compared.Intersect(present)];
        PlannedGate[] alone = [.. plan.InOrderOfReferences.Intersect(present).Except(compared).Except(ofServers)];
        var after = plan.ReferringTo(compared);
        await using var servers = new ServersAtHand(environment, plan, alone);
        foreach (var gate in alone.Except(after)) measurements = await InRoundsAsync(plan, [gate], new(Arms.HeadAlone, servers), measurements, look, cancellation);
        await servers.StopAllAsync();
        if (compared.Length > 0) measurements = await SideBySideAsync(plan, compared, servers, measurements, look, cancellation);
        foreach (var gate in alone.Intersect(after)) measurements = await InRoundsAsync(plan, [gate], new(Arms.HeadAlone, servers), measurements, look, cancellation);
        // What a server was like is known when the last gate that uses it is done.
        foreach (var gate in ofServers)
            measurements = plan.Gates.Where(g => g.Bound.Servers.Any(s => s.Value == gate.Name.Value)).All(g => measurements.Gates[g.Name.Value].SkippedBecause is not null)
                ? Skipped(plan, gate, measurements, "no gate that uses it was run")
                : await InRoundsAsync(plan, [gate], new(Arms.HeadAlone, servers), measurements, look, cancellation);
        return measurements;
    }

    private string? Absence(PlannedGate gate) =>
        Needs(gate).Select(environment.Machine.Absence).FirstOrDefault(a => a is not null) ?? (gate.Constraint is { } constraint ? GatePressure.Obstacle(constraint) : null);

    // What a constraint takes away must be there.
    private static IEnumerable<Requirement> Needs(PlannedGate gate) => gate.Constraint?.VideoMemory is null ? gate.Requirements : gate.Requirements.Append(new(RequirementKind.Gpu, ""));

    private Measurements Skipped(Plan plan, PlannedGate gate, Measurements measurements, string because)
    {
        Begin(plan, gate);
        return Finished(plan, gate, measurements.With(gate.Name.Value, GateMeasurements.Nothing with { SkippedBecause = because }));
    }

    private readonly record struct Setting(Arms Arms, ServersAtHand Servers);

    private async Task<Measurements> SideBySideAsync(Plan plan, IReadOnlyList<PlannedGate> gates, ServersAtHand servers, Measurements measurements, Func<PlannedGate, Measurements, StillOpen> look, CancellationToken cancellation)
    {
        List<Diagnostic> problems = [];
        if (await environment.PrepareBase(environment, plan, problems, cancellation) is { } prepared)
            return await InRoundsAsync(plan, gates, new(new(prepared), servers), measurements with { BaseCommit = prepared.Commit }, look, cancellation);
        foreach (var gate in gates)
        {
            Begin(plan, gate);
            measurements = Finished(plan, gate, measurements.With(gate.Name.Value, GateMeasurements.Nothing with { Problems = problems }));
        }
        return measurements;
    }

    private async Task<Measurements> InRoundsAsync(
        Plan plan, IReadOnlyList<PlannedGate> gates, Setting setting, Measurements measurements, Func<PlannedGate, Measurements, StillOpen> look, CancellationToken cancellation)
    {
        List<GateRun> running = [];
        foreach (var gate in gates)
        {
            Begin(plan, gate);
            measurements = measurements.With(gate.Name.Value, GateMeasurements.Nothing);
            running.Add(new(environment, plan, gate, Number(plan, gate), setting.Arms, setting.Servers));
        }
        var decided = running.ToDictionary(r => r, _ => StillOpen.Everything.Decided);
        while (running.Count > 0)
            foreach (var run in running.ToList())
            {
                var started = environment.Clock.GetTimestamp();
                var before = measurements.Gates[run.Name];
                var after = await run.NextAsync(before, decided[run], cancellation);
                measurements = measurements.With(run.Name, after with { Elapsed = before.Elapsed + environment.Clock.GetElapsedTime(started) });
                var open = after.Rounds.Count == before.Rounds.Count ? StillOpen.Nothing : look(run.Gate, measurements);
                decided[run] = open.Decided;
                if (open.Any) continue;
                running.Remove(run);
                await setting.Servers.DoneAsync(run.Gate);
                Finished(plan, run.Gate, measurements);
            }
        return measurements;
    }

    private void Begin(Plan plan, PlannedGate gate) => environment.Tell(new RunEvent.GateStarted(gate.Name.Value, gate.Probe, Number(plan, gate), plan.Gates.Count));

    private Measurements Finished(Plan plan, PlannedGate gate, Measurements measurements)
    {
        var measured = measurements.Gates[gate.Name.Value];
        environment.Tell(new RunEvent.GateFinished(gate.Name.Value, Number(plan, gate), plan.Gates.Count, How(measured), measured.Elapsed));
        return measurements;
    }

    private static int Number(Plan plan, PlannedGate gate) => plan.Gates.ToList().IndexOf(gate) + 1;

    private static string How(GateMeasurements measured) =>
        measured.SkippedBecause is not null ? "skipped"
        : measured.Problems.Any(p => p.Severity == Severity.Error) || measured.Runs.All(r => r.Subjects.Count == 0) ? "not measured"
        : "measured";

    private static Measurements Refused(IEnumerable<PlannedGate> gates, Diagnostic problem) =>
        gates.Aggregate(Measurements.None, (m, gate) => m.With(gate.Name.Value, GateMeasurements.Nothing with { Problems = [problem] }));
}
