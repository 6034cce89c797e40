using System.Globalization;
using PerfGates.Units;

namespace PerfGates.Probes.Http;

/// <summary>The metrics of requests and loads.</summary>
internal static class HttpMetrics
{
    public const string Count = ".count";
    public const string BreakingPoint = "breaking-point", RecoveryTime = "recovery-time", Stability = "stability", Consistency = "throughput-consistency";

    private static readonly Metric[] Latencies =
    [
        Latency("min", "The fastest answer."),
        Latency("mean", "Mean of the answers."),
        Latency("median", "The answer that half are faster than; p50.") with { IsShown = true },
        Latency("p95", "95 % of the requests are faster; likewise any pNN or pNN.N, such as p99 or p99.9. A failed request is slower than any.") with { IsShown = true },
        Latency("p99", "99 % of the requests are faster.") with { IsShown = true },
        Latency("max", "The slowest answer.") with { IsShown = true },
        Latency("stddev", "Standard deviation of the answers."),
        Latency("service.p95", "Of a load by 'rate': p95 from the moment of sending, without the wait for a connection.") with { IsShown = true },
    ];

    private static readonly Metric[] Answers =
    [
        new("throughput", Dimension.Rate, Direction.HigherIsBetter, Nature.Sampled, "Requests answered as expected, per second; of several steps of load the best counts.") { BestCounts = true, IsShown = true },
        Share("errors", Direction.LowerIsBetter, "Failed requests, as a share of those that were made; with a bare number, how many.") with { IsShown = true },
        Number("errors", "How many requests failed."),
        Share("availability", Direction.HigherIsBetter, "Requests answered as expected, of all that were due: failed and dropped ones are not."),
        Share("checks", Direction.HigherIsBetter, "Expectations that were met."),
        new("bytes", Dimension.Size, Direction.LowerIsBetter, Nature.Sampled, "Received per request, headers included; the mean."),
    ];

    private static readonly Metric[] Waits =
    [
        Share("late", Direction.LowerIsBetter, "Requests of a load by 'rate' that were sent late because every connection was busy."),
        Number("late", "How many requests were late."),
        Share("dropped", Direction.LowerIsBetter, "Requests of a load by 'rate' that were never sent because too many waited."),
        Number("dropped", "How many requests were dropped."),
    ];

    /// <summary>Of the gate, of requests and of loads; late and dropped are refused where users wait for answers.</summary>
    public static MetricSet OfOpenLoad { get; } = new([.. Latencies, .. Answers, .. Waits], Percentile);

    /// <summary>What can be told while a load runs.</summary>
    public static MetricSet OfWindows { get; } = new([.. OfOpenLoad.Listed.Where(m => !m.Name.StartsWith("service.", StringComparison.Ordinal))], Percentile);

    public static MetricSet OfSearch { get; } = new(
    [
        new(BreakingPoint, Dimension.Rate, Direction.HigherIsBetter, Nature.Sampled, "The highest rate that was confirmed healthy.") { IsShown = true },
        .. OfAnySearch(),
    ]);

    public static MetricSet OfSearchByUsers { get; } = new(
    [
        new(BreakingPoint, Dimension.Number, Direction.HigherIsBetter, Nature.Sampled, "The most users that were confirmed healthy.") { IsShown = true },
        .. OfAnySearch(),
    ]);

    /// <summary>0.95 of "p95" and 0.999 of "p99.9"; 0.5 of "median"; null of all else.</summary>
    public static double? ShareOf(string name)
    {
        if (name == "median") return 0.5;
        if (name is not ['p', >= '0' and <= '9', ..] || !decimal.TryParse(name.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)) return null;
        return percent is > 0 and < 100 ? (double)(percent / 100) : null;
    }

    /// <summary>Its figures are seconds that requests take.</summary>
    public static bool IsLatency(string name) => ShareOf(name) is not null || Latencies.Any(m => m.Name == name);

    private static Metric? Percentile(string name) => ShareOf(name) is null ? null : Latency(name, $"{name[1..]} % of the requests are faster; a failed one is slower than any.");

    private static IEnumerable<Metric> OfAnySearch() =>
    [
        new(RecoveryTime, Dimension.Time, Direction.LowerIsBetter, Nature.Sampled, "From the first break, when the load falls, to the first of three healthy seconds.") { IsShown = true },
        Share(Stability, Direction.HigherIsBetter, "Healthy seconds, of all at loads up to the breaking point.") with { IsShown = true },
        Share(Consistency, Direction.HigherIsBetter, "1 - standard deviation / mean of the answers per second; the worst step up to the breaking point."),
        Share("availability", Direction.HigherIsBetter, "Requests answered as expected, of all that were due at loads up to the breaking point."),
    ];

    private static Metric Latency(string name, string help) => new(name, Dimension.Time, Direction.LowerIsBetter, Nature.Sampled, help);

    private static Metric Share(string name, Direction better, string help) => new(name, Dimension.Share, better, Nature.Sampled, help);

    private static Metric Number(string name, string help) => new(name, Dimension.Number, Direction.LowerIsBetter, Nature.Sampled, help) { Key = name + Count };
}
