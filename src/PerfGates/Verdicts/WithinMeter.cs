using PerfGates.Diagnostics;
using PerfGates.Probes;

namespace PerfGates.Verdicts;

/// <summary>
/// What a meter may have missed is no error of chance, and more runs do not average it away: a limit that lies inside of
/// what the meter leaves open is not decided, whatever the values say.
/// </summary>
internal static class WithinMeter
{
    public static Ruling Or(Matter matter, Ruling ruling)
    {
        MeterRange[] ranges = [.. matter.Head.Readings.Select(r => r.Range).OfType<MeterRange>()];
        if (ranges.Length == 0 || ruling.Verdict is not (Verdict.Pass or Verdict.Breach) || !double.IsFinite(ruling.Limit)) return ruling;
        // The worst that a kept limit would have to hold for, and the best that an exceeded one would.
        var (low, high) = (Median.Of([.. matter.Head.Readings.Select(r => r.Range?.Low ?? r.Value)]), Median.Of([.. matter.Head.Readings.Select(r => r.Range?.High ?? r.Value)]));
        var other = (ruling.Verdict == Verdict.Pass) == matter.Budget.HigherIsWorse ? high : low;
        if (matter.Holds(other, ruling.Limit) == (ruling.Verdict == Verdict.Pass)) return ruling;
        var doubt = new Doubt(Rules.MeterTooCoarse, ranges[0].Why, ranges[0].Need) { SaysLimit = true };
        return ruling with { Verdict = Verdict.Inconclusive, Grounds = ruling.Grounds with { Doubt = doubt, NeedsMore = false } };
    }
}
