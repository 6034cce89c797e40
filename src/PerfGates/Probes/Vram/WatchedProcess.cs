using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Processes;
using PerfGates.Units;

namespace PerfGates.Probes.Vram;

/// <summary>Programs that run already, watched for a while, and left as they are.</summary>
internal static class WatchedProcess
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static async Task<Observations> RunAsync(Located<string> name, TimeSpan duration, RunContext context, CancellationToken cancellation)
    {
        var ids = NamedProcesses.Find(name.Value);
        if (ids.Count == 0) return Observations.Failed(Rules.NoSuchProcess.At(name.Span, context.Gate, name.Value));
        LivingProcess[] watched = [.. ids.Select(id => new LivingProcess(id))];
        foreach (var id in ids) context.Meter?.Watch(id, _ => false);
        var begun = context.Clock.GetTimestamp();
        while (context.Clock.GetElapsedTime(begun) is var passed && passed < duration)
        {
            // One of several may come and go; when none is left, there is nothing to watch.
            if (!watched.Any(w => w.IsAlive)) return Observations.Failed(Rules.ProcessEnded.At(name.Span, context.Gate, name.Value, Written(passed), Written(duration)));
            await Task.Delay(duration - passed < Interval ? duration - passed : Interval, context.Clock, cancellation);
        }
        return new([Subject.Gate(new Dictionary<string, Reading>())], []);
    }

    private static string Written(TimeSpan time) => QuantityText.Format(new(Math.Round(time.TotalSeconds, 1), Dimension.Time));
}
