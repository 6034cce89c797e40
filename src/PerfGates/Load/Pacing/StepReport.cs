using PerfGates.Load.Machine;
using PerfGates.Load.Recording;

namespace PerfGates.Load.Pacing;

/// <summary>The lines at the end of a step.</summary>
internal static class StepReport
{
    private const int PairsALine = 2000; // at most 22 characters each

    public static void Tell(StepRun run, Findings found, Teller teller)
    {
        var step = run.Order.Number;
        teller.EndWindows(step);
        Recorder[] recorders = [.. found.Lanes.Select(l => l.Lane.Recorder)];
        for (var request = 0; request < run.Requests; request++)
        {
            TellFirst(step, request, recorders, teller);
            TellCounted(step, request, CountedKind.Latency, Sum(recorders.Select(r => r.Latencies[request])), teller);
            if (run.Open is not null) TellCounted(step, request, CountedKind.Service, Sum(recorders.Select(r => r.Services[request])), teller);
        }
        var end = run.IsOutOfData ? StepEnd.OutOfData : run.IsStopped ? StepEnd.Stopped : StepEnd.Completed;
        var until = run.Order.For is null || run.IsStopped ? found.Ended : run.End;
        teller.Tell(new LoadEvent.StepDone(step, end, run.Start == 0 ? 0 : Math.Max(0, Nanoseconds.Seconds(until - run.Start)), found.Lanes.Sum(l => l.Lane.Due), Health(found, recorders))
        {
            Reconnects = found.Reconnects,
            Connect = found.Connects.Count == 0 ? 0 : found.Connects.Order().ElementAt(found.Connects.Count / 2),
        });
    }

    private static void TellFirst(int step, int request, Recorder[] recorders, Teller teller)
    {
        var answers = recorders.Select(r => r.First[request]).SelectMany(f => Enumerable.Range(0, f.Count).Select(i => (Time: f.Times[i], Latency: f.Latencies[i])));
        (double Time, double Latency)[] first = [.. answers.OrderBy(a => a.Time).Take(Recorder.Firsts)];
        if (first.Length > 0) teller.Tell(new LoadEvent.First(step, request, [.. first.Select(a => a.Time)], [.. first.Select(a => a.Latency)]));
    }

    private static void TellCounted(int step, int request, CountedKind kind, int[] histogram, Teller teller)
    {
        foreach (var part in Pairs.Of(histogram).Chunk(PairsALine * 2)) teller.Tell(new LoadEvent.Counted(step, request, kind, part));
    }

    private static GeneratorHealth Health(Findings found, Recorder[] recorders)
    {
        // A step that was stopped before it was measured has no health to speak of.
        var spans = found.Lanes.Where(l => l.Lane.Usage is not null).Select(l => (Before: l.Lane.Usage!, l.After)).ToList();
        if (spans.Count == 0) return new(0, 0, 0, 0, 0, found.Gap99, 0, 0);
        var (before, after) = spans.MaxBy(s => s.After.BusiestSince(s.Before).Cpu);
        var (busiest, queued) = after.BusiestSince(before);
        var span = Nanoseconds.Seconds(after.At - before.At);
        var answers = recorders.Sum(r => r.Answers);
        var lags = Sum(recorders.Select(r => r.Lags));
        return new(
            busiest,
            queued,
            span > 0 ? (after.Steal - before.Steal) / span / Environment.ProcessorCount : 0,
            Quantile(lags, 0.95),
            Quantile(lags, 0.99),
            found.Gap99,
            after.Paused - before.Paused,
            answers == 0 ? 0 : (after.ProcessCpu - before.ProcessCpu) / answers);
    }

    /// <summary>The middle of the bucket in which the share is reached; 0 of nothing.</summary>
    private static double Quantile(int[] histogram, double share)
    {
        var rank = Math.Ceiling(histogram.Sum(c => (long)c) * share);
        for (var i = 0; i < histogram.Length && rank > 0; i++)
        {
            rank -= histogram[i];
            if (rank <= 0) return Buckets.Fine.Seconds(i);
        }
        return 0;
    }

    private static int[] Sum(IEnumerable<int[]> histograms)
    {
        var sum = new int[Buckets.Fine.Count];
        foreach (var histogram in histograms)
        {
            for (var i = 0; i < sum.Length; i++) sum[i] += histogram[i];
        }
        return sum;
    }
}
