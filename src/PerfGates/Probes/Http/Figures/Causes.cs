using System.Globalization;
using PerfGates.Load;
using PerfGates.Units;

namespace PerfGates.Probes.Http.Figures;

/// <summary>What explains a figure, ready to print.</summary>
/// <param name="step">What was told.</param>
/// <param name="names">Of the measured requests.</param>
/// <param name="requests">Numbers of those that the figure is of.</param>
internal sealed class Causes(StepRecord step, IReadOnlyList<string> names, IReadOnlySet<int> requests)
{
    // A request that waited so little for its connection says nothing about why it was slow.
    private const double Waited = 0.8;

    private const string Timeout = "timeout";

    /// <summary>The slowest of several requests, waiting for connections, and failures.</summary>
    public string? OfLatency(string metric, double share, double value)
    {
        List<string> parts = [];
        if (requests.Count > 1 && Slowest(share) is var (slowest, seconds)) parts.Add($"slowest: {slowest}, {metric} {Time(seconds)}");
        var service = Ranks.At(step.Values(requests, CountedKind.Service), Tally().Count, share);
        if (step.Order.Drive is Drive.Open && service < Waited * value) parts.Add($"service time {metric} {Time(service)}, the rest is waiting for a connection");
        if (OfFailures() is { } failures) parts.Add(failures);
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    /// <summary>The most frequent failure with its first example: "37 x status 500 at POST /orders, first: …"; null without any.</summary>
    public string? OfFailures()
    {
        var most = step.Windows.Where(w => requests.Contains(w.Request)).SelectMany(w => w.Failed.Select(f => (w.Request, Cause: f.Key, Count: f.Value)))
            .GroupBy(f => (f.Request, f.Cause)).Select(g => (g.Key.Request, g.Key.Cause, Count: g.Sum(f => f.Count))).OrderByDescending(f => f.Count).FirstOrDefault();
        if (most.Count == 0) return null;
        var example = step.Failures.FirstOrDefault(f => f.Request == most.Request && f.Cause == most.Cause);
        return $"{most.Count.ToString(CultureInfo.InvariantCulture)} x {most.Cause} at {names[most.Request]}{(example is null ? "" : Example(example))}";
    }

    /// <summary>What failed took too long, all of it.</summary>
    public bool AreTimeouts => step.Windows.Where(w => requests.Contains(w.Request)).SelectMany(w => w.Failed.Keys).Distinct().ToList() is [Timeout];

    /// <summary>", first: status 500, detail, body" as far as known.</summary>
    public static string Example(LoadEvent.Failure failure) => Example(failure.Status, failure.Cause, failure.Detail, failure.Body);

    public static string Example(int status, string cause, string detail, string body)
    {
        string[] said = [.. new[] { status == 0 || cause.Contains(status.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) ? "" : $"status {status.ToString(CultureInfo.InvariantCulture)}", detail, body.Trim() is { Length: > 0 } text ? $"'{text}'" : "" }.Where(p => p.Length > 0 && p != cause)];
        return said.Length == 0 ? "" : $", first: {string.Join(", ", said)}";
    }

    private (string Name, double Seconds)? Slowest(double share)
    {
        var each = requests.Select(r => (r, Seconds: Ranks.At(step.Values(new HashSet<int> { r }, CountedKind.Latency), long.Max(1, step.Values(new HashSet<int> { r }, CountedKind.Latency).Sum(v => v.Count)), share)))
            .Where(r => double.IsFinite(r.Seconds)).ToList();
        return each.Count == 0 ? null : each.MaxBy(r => r.Seconds) is var (id, seconds) ? (names[id], seconds) : null;
    }

    private Tally Tally() => Figures.Tally.Of(step.Windows.Where(w => requests.Contains(w.Request)));

    private static string Time(double seconds) => QuantityText.Format(new(seconds, Dimension.Time));
}
