using PerfGates.Diagnostics;
using PerfGates.DotNet;
using PerfGates.Planning;
using PerfGates.Probes;

namespace PerfGates.Running;

/// <summary>Runs a gate once more, so that its .NET programs tell where their time goes. What it measures meanwhile is thrown away: who is watched is slower.</summary>
internal static class TracedRun
{
    /// <param name="others">What of the gate is left out.</param>
    /// <returns>Full paths of the traces, which may be none; or why it failed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled; everything that was started is gone.</exception>
    public static async Task<Looked<IReadOnlyList<string>>> RunAsync(RunEnvironment environment, Plan plan, PlannedGate gate, IReadOnlySet<SubjectKey> others, CancellationToken cancellation)
    {
        var number = plan.Gates.ToList().IndexOf(gate) + 1;
        var traced = environment with { LogFolder = Path.Combine(environment.LogFolder, "why") };
        var folder = Path.Combine(traced.LogFolder, $"{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}-traces");
        try
        {
            Directory.CreateDirectory(folder);
            using var machine = await MachineLock.TakeAsync(traced.LockFile, traced.LockTimeout, traced.Clock, owner => traced.Tell(new RunEvent.Waiting(owner)), cancellation);
            if (machine is null) return Looked<IReadOnlyList<string>>.Failed("another run holds the machine");
            await using var servers = new ServersAtHand(traced, plan, [gate]);
            var measured = await new GateRun(traced, plan, gate, number, Arms.HeadAlone, servers) { Traces = folder }.TraceAsync(others, cancellation);
            // They write the names of their methods when they end.
            await servers.StopAllAsync();
            string[] files = [.. Directory.EnumerateFiles(folder, TraceFile.Pattern).Order(StringComparer.Ordinal)];
            return files.Length == 0 && measured.AllProblems.FirstOrDefault(p => p.Severity == Severity.Error) is { } problem ? Looked<IReadOnlyList<string>>.Failed(problem.Text) : new(files, null);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return Looked<IReadOnlyList<string>>.Failed(unwritable.Message);
        }
    }
}
