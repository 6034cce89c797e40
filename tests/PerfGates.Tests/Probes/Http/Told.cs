using PerfGates.Load;

namespace PerfGates.Tests.Probes.Http;

/// <summary>Events as the generator tells them, made of single answers.</summary>
internal static class Told
{
    /// <param name="Time">When it was due and when it came, in seconds.</param>
    /// <param name="Latency">In seconds.</param>
    /// <param name="Cause">Null: as expected.</param>
    internal readonly record struct Answer(int Request, double Time, double Latency, string? Cause = null)
    {
        public double Service { get; init; } = Latency;
    }

    public static GeneratorHealth Healthy { get; } = new(0.2, 0, 0, 0, 0, 1e-6, 0, 1e-5);

    /// <summary>So many answers, equally spaced, in <paramref name="seconds"/>; the slow ones evenly among them.</summary>
    public static IEnumerable<Answer> Even(int count, double seconds, double latency, int slow = 0, double slowLatency = 0, int request = 0) =>
        Enumerable.Range(0, count).Select(i => new Answer(request, i * seconds / count, slow > 0 && i % (count / slow) == (i / (count / slow) * 7 % (count / slow)) && i / (count / slow) < slow ? slowLatency : latency));

    public static LoadEvent[] Step(IEnumerable<Answer> answers, double seconds, double window = 0.01, double[]? limits = null, GeneratorHealth? health = null, long? due = null, StepEnd end = StepEnd.Completed, long dropped = 0)
    {
        List<Answer> all = [.. answers];
        List<LoadEvent> told = [];
        foreach (var part in all.GroupBy(a => (Index: (int)(a.Time / window + 1e-9), a.Request)).OrderBy(g => g.Key.Index).ThenBy(g => g.Key.Request))
        {
            Answer[] ok = [.. part.Where(a => a.Cause is null)];
            told.Add(new LoadEvent.Window(1, part.Key.Request, part.Key.Index, ok.Length, part.Where(a => a.Cause is not null).GroupBy(a => a.Cause!).ToDictionary(g => g.Key, g => (long)g.Count()), 0, part.Key.Index == 0 ? dropped : 0,
                ok.Length, part.Count(), 100 * part.Count(), ok.Sum(a => a.Latency), ok.Sum(a => a.Latency * a.Latency), ok.Length == 0 ? 0 : ok.Max(a => a.Latency),
                [.. (limits ?? []).Select(l => (long)part.Count(a => a.Cause is not null || a.Latency >= l))], Histogram(ok.Select(a => a.Latency), Buckets.Coarse))
            { Started = part.Count(a => a.Request == 0) });
        }
        foreach (var group in all.Where(a => a.Cause is not null).DistinctBy(a => (a.Request, a.Cause)))
            told.Add(new LoadEvent.Failure(1, group.Request, "", group.Cause!, group.Cause == "timeout" ? 0 : 500, "", group.Cause == "timeout" ? "" : "{\"error\":\"out of stock\"}"));
        foreach (var request in all.GroupBy(a => a.Request))
        {
            told.Add(new LoadEvent.First(1, request.Key, [.. request.Take(1024).Select(a => a.Time)], [.. request.Take(1024).Select(a => a.Cause is null ? a.Latency : -1)]));
            told.Add(new LoadEvent.Counted(1, request.Key, CountedKind.Latency, Histogram(request.Where(a => a.Cause is null).Select(a => a.Latency), Buckets.Fine)));
            told.Add(new LoadEvent.Counted(1, request.Key, CountedKind.Service, Histogram(request.Where(a => a.Cause is null).Select(a => a.Service), Buckets.Fine)));
        }
        told.Add(new LoadEvent.StepDone(1, end, seconds, due ?? all.Count(a => a.Request == 0), health ?? Healthy));
        return [.. told];
    }

    private static List<long> Histogram(IEnumerable<double> seconds, Buckets buckets) =>
        [.. seconds.GroupBy(s => buckets.Index((long)Math.Round(s * 1e9))).OrderBy(g => g.Key).SelectMany(g => new long[] { g.Key, g.Count() })];
}
