using System.Globalization;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Resources;
using PerfGates.Servers;

namespace PerfGates.Running;

/// <summary>Watches what one run takes of the machine, where somebody asks for that, and adds it to what the run observed.</summary>
internal static class MeteredRun
{
    private static readonly SubjectKey Gate = Subject.Gate(new Dictionary<string, Reading>()).Key;

    /// <param name="servers">Those that the run uses, ready.</param>
    public static async Task<Observations> RunAsync(RunOnce run, RunContext context, IReadOnlyList<RunningServer> servers, RunEnvironment environment, CancellationToken cancellation)
    {
        var wanted = Wanted(context.Budgeted);
        if (!context.IsRecorded && (wanted.Count == 0 || !context.Wants(Gate))) return await run(context, cancellation);
        await using var gpu = context.IsRecorded || wanted.Any(ResourceMetrics.OfVideoMemory.Contains) ? await GpuAsync(context, environment, cancellation) : null;
        await using var meter = new ResourceMeter(environment.Clock, environment.SystemRoot) { Gpu = gpu };
        foreach (var server in servers) server.WatchBy(meter);
        await using var pauses = wanted.Contains(ResourceMetrics.LongestPause.Name) ? new MeteredPauses(meter, environment.Clock) : null;
        var observed = await run(context with { Meter = meter }, cancellation);
        var record = await meter.EndAsync();
        if (pauses is not null) record = await pauses.OnAsync(record);
        // What failed has no figures, and has said why.
        return observed.Subjects.Count == 0 && observed.Problems.Count > 0 ? observed with { Resources = record } : With(observed with { Resources = record }, ResourceFigures.Of(record), wanted, context.Gate, context.GateSpan);
    }

    // Before anything else, so that it has seen the card without what is measured.
    private static Task<GpuWatcher> GpuAsync(RunContext context, RunEnvironment environment, CancellationToken cancellation) => GpuWatcher.StartAsync(
        environment.Processes, environment.Program ?? Path.Combine(AppContext.BaseDirectory, "perfgates.dll"), Path.Combine(context.LogFolder, string.Create(CultureInfo.InvariantCulture, $"gpu-{context.Round}.log")), context.GpuLooks, environment.Clock, cancellation);

    /// <summary>Which of these are made of what is watched.</summary>
    public static IReadOnlyList<string> Wanted(IReadOnlyCollection<string> budgeted) => [.. ResourceMetrics.All.Select(m => m.Name).Where(budgeted.Contains)];

    /// <summary>What a run observed, with the figures of what was watched meanwhile.</summary>
    /// <param name="wanted">Each of these that is not known is a problem.</param>
    public static Observations With(Observations observed, ResourceFigures figures, IReadOnlyCollection<string> wanted, string gate, SourceSpan at)
    {
        var own = observed.Subjects.FirstOrDefault(s => s.Key == Gate) ?? Subject.Gate(new Dictionary<string, Reading>());
        Dictionary<string, Reading> values = new(own.Values);
        // A probe knows its own figures better.
        foreach (var (name, reading) in figures.Values) values.TryAdd(name, reading);
        var unknown = wanted.Where(n => !own.Values.ContainsKey(n)).Select(n => (Name: n, Why: figures.Unknown.GetValueOrDefault(n))).Where(u => u.Why is not null);
        return observed with
        {
            Subjects = [.. observed.Subjects.Where(s => s.Key != Gate), own with { Values = values }],
            Problems = [.. observed.Problems, .. unknown.Select(u => Rules.ResourceUnobserved.At(at, gate, u.Name, u.Why!))],
        };
    }
}
