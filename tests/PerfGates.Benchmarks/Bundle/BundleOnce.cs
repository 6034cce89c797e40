using System.Diagnostics;
using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Verdicts;

namespace PerfGates.Benchmarks.Bundle;

/// <summary>The engine on one budget file, from its text to the verdict, in this process: <c>bundle-once FILE CACHE</c>.</summary>
internal static class BundleOnce
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (file, cache) = (arguments[0], arguments[1]);
        var read = BudgetReader.Read(await File.ReadAllTextAsync(file), file, new Dictionary<string, string>(), "0.1.0", ProbeCatalog.SettingsOf(ProbeCatalog.All));
        var planned = Planner.Plan(read, ProbeCatalog.All, Selection.Everything, "0.1.0");
        foreach (var problem in planned.Problems) await Console.Error.WriteLineAsync(problem.ToString());
        if (!planned.CanRun) return 1;

        var gate = planned.Plan.Gates[0];
        RunContext context = new(gate.Name.Value, gate.Name.Span, 1, Path.GetDirectoryName(file)!, cache, cache, BuildFacts.None, new ChildProcesses("benchmark", new Dictionary<string, string>()), TimeProvider.System, _ => { });
        var began = Stopwatch.GetTimestamp();
        var observed = await gate.Bound.Run(context, CancellationToken.None);
        var probe = Stopwatch.GetElapsedTime(began);
        var judged = Judge.Decide(planned.Plan, Measurements.None.With(gate.Name.Value, GateMeasurements.Nothing.With(observed)));
        foreach (var complaint in judged.SelectMany(j => j.Diagnostics)) await Console.Error.WriteLineAsync(complaint.ToString());

        var total = observed.Subjects.Single(s => s.Kind == "gate").Values["total"].Value;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total} {probe.TotalMilliseconds}"));
        return judged.All(j => j.Verdict == Verdict.Pass) ? 0 : 1;
    }
}
