using System.Collections.Concurrent;
using System.Text;
using PerfGates.Load;

namespace PerfGates.Tests.Load;

/// <summary>The generator behind its door: a plan and orders in, events out; in this process.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Lines input = new();
    private readonly Listener output = new();
    private readonly Generator generator;
    private readonly Thread thread;

    public Worker(LoadPlan plan, bool portable = false)
    {
        generator = new(input, output, TimeProvider.System) { Rehearses = false, Portable = portable };
        input.Add(LoadJson.Line(plan));
        thread = new(generator.Run);
        thread.Start();
    }

    /// <summary>All that is told of one plan and one step.</summary>
    public static IReadOnlyList<LoadEvent> Run(LoadPlan plan, LoadOrder.Step step, bool portable = false)
    {
        using Worker worker = new(plan, portable);
        worker.Order(step);
        return worker.Until(e => e is LoadEvent.StepDone or LoadEvent.Refused);
    }

    public void Order(LoadOrder order) => Say(LoadJson.Line(order));

    public void Say(string line) => input.Add(line);

    /// <summary>Everything up to the first event of that kind; a minute without one fails.</summary>
    public IReadOnlyList<LoadEvent> Until(Func<LoadEvent, bool> last)
    {
        List<LoadEvent> told = [];
        while (told.Count == 0 || !last(told[^1]))
        {
            Assert.True(output.Told.TryTake(out var next, TimeSpan.FromMinutes(1)), $"nothing more was told after {string.Join("\n", told)}");
            told.Add(next);
        }
        return told;
    }

    /// <summary>The input ends; the generator has to as well.</summary>
    public void End()
    {
        input.End();
        Assert.True(thread.Join(TimeSpan.FromSeconds(20)), "the generator goes on although its input has ended");
    }

    public void Dispose()
    {
        End();
        generator.Dispose();
        input.Dispose();
        output.Dispose();
    }

    private sealed class Lines : TextReader
    {
        private readonly BlockingCollection<string> lines = [];

        public void Add(string line) => lines.Add(line);

        public void End() => lines.CompleteAdding();

        public override string? ReadLine() => lines.TryTake(out var line, Timeout.Infinite) ? line : null;
    }

    private sealed class Listener : TextWriter
    {
        public BlockingCollection<LoadEvent> Told { get; } = [];

        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value)
        {
            Assert.InRange(value!.Length, 1, 60_000);
            Told.Add(LoadJson.Read<LoadEvent>(value));
        }
    }
}

internal static class Told
{
    public static long Ok(this IReadOnlyList<LoadEvent> told, int request = 0) => told.OfType<LoadEvent.Window>().Where(w => w.Request == request).Sum(w => w.Ok);

    /// <summary>"timeout 3, status 500 1".</summary>
    public static string Causes(this IReadOnlyList<LoadEvent> told) =>
        string.Join(", ", told.OfType<LoadEvent.Window>().SelectMany(w => w.Failed).GroupBy(f => f.Key).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Sum(f => f.Value)}"));

    public static LoadEvent.StepDone Done(this IReadOnlyList<LoadEvent> told) => told.OfType<LoadEvent.StepDone>().Single();

    /// <summary>Seconds; of all latencies of a request.</summary>
    public static double Quantile(this IReadOnlyList<LoadEvent> told, double share, int request = 0)
    {
        var pairs = told.OfType<LoadEvent.Counted>().Where(c => c.Request == request && c.Kind == CountedKind.Latency).SelectMany(c => c.Histogram).Chunk(2).ToList();
        var rank = Math.Ceiling(pairs.Sum(p => p[1]) * share);
        return Buckets.Fine.Seconds((int)pairs.First(p => (rank -= p[1]) <= 0)[0]);
    }
}
