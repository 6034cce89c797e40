using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Tests.Pipeline;

/// <summary>
/// Makes up runs of many events: <c>events: { count: 2000, slow: [8%, 8%] }</c> is 2,000 of 10 ms in a hundred windows, of which in each
/// run 8 % take 150 ms. Lists have one item per run, the last one for all that follow.
/// </summary>
internal sealed class EventsProbe : IProbe
{
    private const int Windows = 100;

    private static readonly MetricSet Metrics = new(
    [
        new("p95", Dimension.Time, Direction.LowerIsBetter, Nature.Sampled, "A percentile."),
        new("p99", Dimension.Time, Direction.LowerIsBetter, Nature.Sampled, "A percentile."),
        new("max", Dimension.Time, Direction.LowerIsBetter, Nature.Sampled, "The slowest.") { IsShown = true },
        new("errors", Dimension.Share, Direction.LowerIsBetter, Nature.Sampled, "A share."),
        new("errors", Dimension.Number, Direction.LowerIsBetter, Nature.Sampled, "A count.") { Key = "errors.count" },
        new("availability", Dimension.Share, Direction.HigherIsBetter, Nature.Sampled, "A share."),
        new("throughput", Dimension.Rate, Direction.HigherIsBetter, Nature.Sampled, "A rate.") { BestCounts = true, IsShown = true },
        new("recovery-time", Dimension.Time, Direction.LowerIsBetter, Nature.Sampled, "Seen once, or not at all."),
        new("breaking-point", Dimension.Rate, Direction.HigherIsBetter, Nature.Sampled, "A search."),
    ]);

    public string Kind => "events";

    public string Help => "Makes up events.";

    public BoundProbe Bind(SettingsReader settings)
    {
        var script = new Script(
            settings.Whole("count", "Of a run.", 2000, 0, 1_000_000),
            Texts("slow", "0%"),
            Texts("failed", "0"),
            Texts("rates", "100/s"),
            Texts("held", "300/s"),
            Texts("broke", "330/s"),
            Texts("recovered", "3s"),
            settings.Flag("clumped", "All slow ones in one stretch.", false),
            settings.Text("overloaded", "Why.")?.Value,
            settings.Text("light", "Why.")?.Value,
            settings.Quantity("meter-error", "Seconds.", Dimension.Time)?.Value ?? double.PositiveInfinity,
            settings.Quantity("load-share", "Of what was meant.", Dimension.Share)?.Value ?? 0);
        var steps = settings.TextMap("steps", "Load steps with their rates.");
        return new(Metrics, [], new(2, "run", Observed: 1), () => (context, _) => Task.FromResult(Run(script, [.. steps.Select(s => (s.Name.Value, s.Value.Value))], context)));

        string[] Texts(string key, string standard) => [.. settings.Texts(key, "Per run.", standard).Select(t => t.Value)];
    }

    private static Observations Run(Script script, IReadOnlyList<(string Name, string Rate)> steps, RunContext context) => new(
        steps.Count == 0
            ? [Subject.Gate(Readings(script, context.Round, At(script.Rates, context.Round)))]
            : [.. steps.Where(s => context.Wants(new("load", s.Name))).Select(s => new Subject("load", s.Name, [Subject.GateCarrier], Readings(script, context.Round, Number(s.Rate))))],
        []);

    private static Dictionary<string, Reading> Readings(Script script, int round, double rate)
    {
        var (slow, failed) = (At(script.Slow, round), (int)At(script.Failed, round));
        var random = new Random(round);
        (double Time, double Value)[] each = [.. Enumerable.Range(0, script.Count).Select(i =>
        {
            var at = (double)i / Math.Max(1, script.Count);
            var isSlow = script.Clumped ? at >= 0.5 && at < 0.5 + slow : random.NextDouble() < slow;
            return (at, i < failed ? double.PositiveInfinity : isSlow ? .15 : .01 + random.NextDouble() * .001);
        })];
        var windows = each.GroupBy(e => (int)(e.Time * Windows)).OrderBy(w => w.Key).Select(w => new EventWindow(
            w.Count(), w.Count(e => double.IsInfinity(e.Value)), [w.Count(e => e.Value >= .1)],
            [.. w.Where(e => double.IsFinite(e.Value)).GroupBy(e => Math.Round(e.Value, 4)).OrderBy(g => g.Key).Select(g => (g.Key, (long)g.Count()))])).ToArray();
        EventSeries series = new(windows, [.1], [.. each.Where(e => double.IsFinite(e.Value)).GroupBy(e => e.Value).OrderBy(g => g.Key).Select(g => (g.Key, (long)g.Count()))], script.Count <= 1024 ? each : null);
        var rates = Enumerable.Range(0, 20).Select(_ => rate * (1 + (random.NextDouble() - .5) * .02)).ToArray();
        return new()
        {
            ["p95"] = Seen(.01, new Evidence.Percentile(.95, series)),
            ["p99"] = Seen(.01, new Evidence.Percentile(.99, series)),
            ["max"] = Seen(each.Length == 0 ? double.NaN : each.Max(e => e.Value), new Evidence.Once()),
            ["errors"] = Seen((double)failed / Math.Max(1, script.Count), new Evidence.Hits([.. windows.Select(w => (w.Failed, w.Count))])),
            ["errors.count"] = Seen(failed, new Evidence.Hits([.. windows.Select(w => (w.Failed, w.Count))])),
            ["availability"] = Seen(1 - (double)failed / Math.Max(1, script.Count), new Evidence.Hits([.. windows.Select(w => (w.Count - w.Failed, w.Count))])),
            ["throughput"] = Seen(rates.Average(), new Evidence.Mean(rates)),
            ["recovery-time"] = Word(script.Recovered, round) == "-"
                ? new(double.NaN) { Evidence = new Evidence.Unknown("nothing broke") }
                : Seen(At(script.Recovered, round), new Evidence.Once()),
            ["breaking-point"] = Seen(At(script.Held, round), new Evidence.Bracket(At(script.Broke, round), null)),
        };

        Reading Seen(double value, Evidence evidence) => new(value, Cause: "slowest: checkout") { Evidence = evidence with { MeterOverloaded = script.Overloaded, LoadTooLight = script.Light, MeterError = script.MeterError, LoadShare = script.LoadShare } };
    }

    private static double At(string[] words, int round) => Number(Word(words, round));

    private static string Word(string[] words, int round) => words[Math.Min(round, words.Length) - 1];

    private static double Number(string text)
    {
        Assert.True(QuantityText.TryParse(text, out var quantity, out var problem), string.Create(CultureInfo.InvariantCulture, $"{problem}"));
        return quantity.Value;
    }

    private sealed record Script(int Count, string[] Slow, string[] Failed, string[] Rates, string[] Held, string[] Broke, string[] Recovered, bool Clumped, string? Overloaded, string? Light, double MeterError, double LoadShare);
}
