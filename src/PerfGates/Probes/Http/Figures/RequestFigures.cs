using PerfGates.Load;

namespace PerfGates.Probes.Http.Figures;

/// <summary>What one step says of some of its requests: the readings of a subject.</summary>
/// <param name="step">Ended.</param>
/// <param name="names">Of all measured requests, by number.</param>
/// <param name="requests">Numbers of those that are meant.</param>
/// <param name="limits">Of the plan, in seconds.</param>
/// <param name="timeout">What a failed request counts as where a percentile falls among the failed ones.</param>
/// <param name="tightest">The smallest limit of a metric, in seconds; infinite where there is none.</param>
internal sealed class RequestFigures(StepRecord step, IReadOnlyList<string> names, IReadOnlySet<int> requests, IReadOnlyList<double> limits, double timeout, Func<string, double> tightest)
{
    private readonly (IReadOnlyList<Tally> Of, double Seconds) _slices = Slices.All(step, requests);
    private readonly Tally _all = Tally.Of(step.Windows.Where(w => requests.Contains(w.Request)));
    private readonly Causes _causes = new(step, names, requests);

    public Tally All => _all;

    /// <param name="budgeted">Percentiles among these are made.</param>
    public IReadOnlyDictionary<string, Reading> Readings(IEnumerable<string> budgeted)
    {
        Dictionary<string, Reading> readings = [];
        var events = Events();
        foreach (var name in budgeted.Append("median").Append("p95").Append("p99").Distinct())
            if (HttpMetrics.ShareOf(name) is { } share) readings[name] = Percentile(name, share, events);
        var (full, seconds) = Slices.Full(step, requests);
        var mean = _all.Ok == 0 ? double.NaN : _all.Sum / _all.Ok;
        Add("mean", mean, new Evidence.Mean([.. full.Where(s => s.Ok > 0).Select(s => s.Sum / s.Ok)]), _causes.OfLatency("median", 0.5, mean));
        Add("min", Least(events), new Evidence.Once(), null);
        Add("max", _all.Ok == 0 ? double.NaN : _all.Failed > 0 ? Math.Max(_all.Max, timeout) : _all.Max, new Evidence.Once(), _causes.OfFailures());
        Add("stddev", Deviation(mean), new Evidence.Once(), null);
        Add("throughput", Slices.InTime(step, requests).Ok / step.Elapsed, new Evidence.Mean([.. full.Select(s => s.Ok / seconds)]), _causes.OfFailures());
        Add("bytes", (double)_all.Bytes / _all.Count, new Evidence.Once(), null);
        Shares("errors", t => t.Failed, t => t.Count);
        Shares("availability", t => t.Ok, t => t.Count + t.Dropped);
        if (_all.ChecksTried > 0) Shares("checks", t => t.ChecksMet, t => t.ChecksTried);
        if (step.Order.Drive is Drive.Open)
        {
            // A request is late when it is sent, and counted among the answers when it is answered.
            Shares("late", t => t.Late, t => Math.Max(t.Count, t.Late));
            Shares("dropped", t => t.Dropped, t => t.Count + t.Dropped);
            var service = Ranks.At(step.Values(requests, CountedKind.Service), _all.Count, 0.95);
            Add("service.p95", double.IsFinite(service) ? service : timeout, new Evidence.Once(), _causes.OfFailures());
        }
        return readings;

        void Add(string metric, double value, Evidence evidence, string? cause) => readings[metric] = new(value, Cause: cause) { Evidence = Checked(metric, value, evidence) };

        void Shares(string metric, Func<Tally, long> hits, Func<Tally, long> trials)
        {
            var evidence = new Evidence.Hits([.. _slices.Of.Select(s => (hits(s), trials(s)))]);
            var cause = metric is "late" or "dropped" ? null : _causes.OfFailures();
            Add(metric, (double)hits(_all) / trials(_all), evidence, cause);
            Add(metric + HttpMetrics.Count, hits(_all), evidence, cause);
        }
    }

    private Reading Percentile(string name, double share, EventSeries events)
    {
        var value = events.Each is { } each ? Ranks.At(each.Select(e => (e.Value, 1L)).Where(e => double.IsFinite(e.Value)).Order(), _all.Count, share) : Ranks.At(events.Values, _all.Count, share);
        var among = double.IsPositiveInfinity(value);
        var shown = among ? Math.Max(timeout, _all.Max) : value;
        var cause = (among ? "failed requests count as slower than any, here as the time-out; " : "") + _causes.OfLatency(name, share, shown);
        return new(shown, Units.Dimension.Time, cause.Length == 0 ? null : cause) { Evidence = Checked(name, shown, new Evidence.Percentile(share, events)) };
    }

    private EventSeries Events() => new(
        [.. _slices.Of.Select(s => new EventWindow(s.Count, s.Failed, s.Over.Count == limits.Count ? s.Over : [.. limits.Select(_ => 0L)], [.. s.Histogram.Select(b => (Buckets.Coarse.Seconds(b.Key), b.Value))]))],
        limits, step.Values(requests, CountedKind.Latency), step.Each(requests, _all.Count))
    {
        Seconds = _slices.Seconds,
    };

    // A slow generator makes answers late and few, but no status of 500. In a closed load it is think time: the server has
    // less to do than it seems, so that a short latency says little; what was answered in a second was answered all the same.
    private Evidence Checked(string metric, double value, Evidence evidence)
    {
        var (gaps, overload, shortfall) = MeterCheck.Of(step, tightest(metric));
        var isTime = evidence is Evidence.Percentile || HttpMetrics.IsLatency(metric);
        var suffers = metric is "throughput" or "late" or "dropped" || _causes.AreTimeouts;
        return evidence with
        {
            MeterOverloaded = isTime ? gaps ?? overload : suffers ? overload : null,
            LoadTooLight = metric == "throughput" ? null : (isTime ? gaps ?? (step.Order.Drive is Drive.Closed ? overload : null) : null) ?? shortfall,
            MeterError = isTime ? MeterCheck.SecondsOf(step) : metric == "throughput" ? value * MeterCheck.RateLossOf(step) : double.PositiveInfinity,
            LoadShare = MeterCheck.LoadShareOf(step),
        };
    }

    private static double Least(EventSeries events) => events.Values.Count == 0 ? double.NaN : events.Values[0].Value;

    private double Deviation(double mean) => _all.Ok < 2 ? double.NaN : Math.Sqrt(Math.Max(0, (_all.SumOfSquares - _all.Ok * mean * mean) / (_all.Ok - 1)));
}
