using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates.Running;

/// <summary>
/// The only stage that waits. Runs each gate in rounds, one fresh run a round, and lets the judge look after each: a
/// gate ends when all its budgets are decided or its cap is reached.
/// </summary>
internal sealed class Runner(RunEnvironment environment)
{
    /// <exception cref="OperationCanceledException">The token was cancelled; everything that was started is gone.</exception>
    public async Task<Measurements> RunAsync(Plan plan, CancellationToken cancellation)
    {
        MachineLock? taken;
        try
        {
            taken = await MachineLock.TakeAsync(environment.LockFile, environment.LockTimeout, environment.Clock, owner => environment.Tell(new RunEvent.Waiting(owner)), cancellation);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            return Refused(plan, Rules.LockUnusable.At(SourceSpan.StartOf(plan.BudgetFile), environment.LockFile, unusable.Message));
        }
        using var machine = taken;
        if (machine is null)
            return Refused(plan, Rules.LockNotObtained.At(SourceSpan.StartOf(plan.BudgetFile), MachineLock.Owner(environment.LockFile), QuantityText.Format(new(environment.LockTimeout.TotalSeconds, Dimension.Time))));

        var measurements = Measurements.None;
        for (var i = 0; i < plan.Gates.Count; i++)
        {
            var gate = plan.Gates[i];
            environment.Tell(new RunEvent.GateStarted(gate.Name.Value, gate.Probe, i + 1, plan.Gates.Count));
            var started = environment.Clock.GetTimestamp();
            measurements = await MeasureAsync(plan, gate, measurements, cancellation);
            var elapsed = environment.Clock.GetElapsedTime(started);
            measurements = measurements.With(gate.Name.Value, measurements.Gates[gate.Name.Value] with { Elapsed = elapsed });
            environment.Tell(new RunEvent.GateFinished(gate.Name.Value, i + 1, plan.Gates.Count, How(measurements.Gates[gate.Name.Value]), elapsed));
        }
        return measurements;
    }

    private static string How(GateMeasurements measured) =>
        measured.SkippedBecause is not null ? "skipped"
        : measured.Problems.Any(p => p.Severity == Severity.Error) || measured.Runs.All(r => r.Subjects.Count == 0) ? "not measured"
        : "measured";

    private static Measurements Refused(Plan plan, Diagnostic problem) =>
        plan.Gates.Aggregate(Measurements.None, (m, gate) => m.With(gate.Name.Value, GateMeasurements.Nothing with { Problems = [problem] }));

    private async Task<Measurements> MeasureAsync(Plan plan, PlannedGate gate, Measurements measurements, CancellationToken cancellation)
    {
        var name = gate.Name.Value;
        if (gate.Requirements.Select(environment.Machine.Absence).FirstOrDefault(a => a is not null) is { } absence)
            return measurements.With(name, GateMeasurements.Nothing with { SkippedBecause = absence });

        var logs = LogFolder(plan, gate);
        Directory.CreateDirectory(logs);
        using var timeout = new CancellationTokenSource(gate.Timeout, environment.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        var current = measurements.With(name, GateMeasurements.Nothing);
        var runOnce = gate.Bound.Begin();
        try
        {
            do
            {
                var round = current.Gates[name].Rounds.Count + 1;
                environment.Tell(new RunEvent.RunStarted(name, round, gate.Bound.Sampling.Most, gate.Bound.Sampling.Word));
                var run = await runOnce(Context(plan, gate, round, logs), either.Token);
                current = current.With(name, current.Gates[name].With(Round.Of(run)));
            }
            while (!Judge.IsDecided(gate, current));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            current = WithProblem(current, name, Rules.GateTimeout.At(gate.Name.Span, name, QuantityText.Format(new(gate.Timeout.TotalSeconds, Dimension.Time))));
        }
        // The one place where a probe's defect, or the world failing under it, becomes a diagnostic.
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            await File.WriteAllTextAsync(Path.Combine(logs, "defect.log"), environment.Processes.Mask(defect.ToString()), cancellation);
            current = WithProblem(current, name, Rules.ProbeCrashed.At(gate.Name.Span, name, defect.Message));
        }
        finally
        {
            await environment.Processes.EndAll();
        }
        return current;
    }

    private static Measurements WithProblem(Measurements measurements, string gate, Diagnostic problem)
    {
        var measured = measurements.Gates[gate];
        return measurements.With(gate, measured with { Problems = [.. measured.Problems, problem] });
    }

    // Names of gates are free text; the number keeps "a b" and "a-b" apart.
    private string LogFolder(Plan plan, PlannedGate gate)
    {
        var number = plan.Gates.Select(g => g.Name.Value).ToList().IndexOf(gate.Name.Value) + 1;
        var name = string.Concat(gate.Name.Value.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return Path.Combine(environment.LogFolder, $"{number}-{name}");
    }

    private RunContext Context(Plan plan, PlannedGate gate, int round, string logs) => new(
        gate.Name.Value,
        gate.Name.Span,
        round,
        Path.GetDirectoryName(plan.BudgetFile)!,
        logs,
        environment.CacheFolder,
        environment.Build,
        environment.Processes,
        environment.Clock,
        text => environment.Tell(new RunEvent.Note(gate.Name.Value, text)))
    {
        HasOwnBudgets = gate.Budgets.Any(b => b.Target is null),
    };
}
