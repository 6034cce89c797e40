using PerfGates.Probes;

namespace PerfGates;

/// <summary>What one run would have seen had its value been a worse one. Pure.</summary>
internal static class WorseEvidence
{
    // One run shows what is far beyond a limit, and little of what is just so.
    private const double Beyond = 4;

    /// <summary>A value that any run of events shows to be worse than a limit: shares can be no worse than all or none.</summary>
    public static double ValueOf(Evidence evidence, double limit, bool higherIsWorse) => evidence is Evidence.Hits
        ? higherIsWorse ? 1 : 0
        : higherIsWorse ? limit * Beyond : limit / Beyond;

    public static Evidence Of(Evidence evidence, double was, double worse)
    {
        var factor = was > 0 ? worse / was : 1;
        Evidence changed = evidence switch
        {
            Evidence.Percentile percentile => percentile with { Events = Slower(percentile.Events, factor) },
            Evidence.Hits hits => hits with { Windows = [.. hits.Windows.Select(w => ((long)(w.Trials * worse), w.Trials))] },
            Evidence.Mean mean => mean with { Windows = [.. mean.Windows.Select(w => w * factor)] },
            Evidence.Bracket => new Evidence.Bracket(worse, null),
            Evidence.Growth growth => Growing(growth, worse),
            _ => evidence,
        };
        return changed with { MeterOverloaded = null, LoadTooLight = null };
    }

    // As many floors, on a straight line: twice, as a breach shows on two stretches.
    private static Evidence.Growth Growing(Evidence.Growth growth, double worse)
    {
        var first = growth.Stretches[0];
        var line = first with { Floors = [.. first.Times.Select(t => worse / growth.Per * t)] };
        return growth with { Stretches = [line, line] };
    }

    // What is counted at the limits is counted at others then; the limit that is judged is not among them any more.
    private static EventSeries Slower(EventSeries events, double factor) => events with
    {
        Limits = [.. events.Limits.Select(l => l * factor)],
        Values = [.. events.Values.Select(v => (v.Value * factor, v.Count))],
        Each = events.Each is null ? null : [.. events.Each.Select(e => (e.Time, e.Value * factor))],
        Windows = [.. events.Windows.Select(w => w with { Values = [.. w.Values.Select(v => (v.Value * factor, v.Count))] })],
    };
}
