using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;

namespace PerfGates.Verdicts;

/// <summary>A verdict that stands under a pressure that was not there would say what nobody has measured: neither of the gate, nor of one that its limit refers to.</summary>
internal static class NotPressed
{
    public static Ruling Or(Matter matter, Ruling ruling)
    {
        if (ruling.Verdict is not (Verdict.Pass or Verdict.Breach)) return ruling;
        var other = matter.Budget.Limit is Limit.Relation relation ? matter.Input.Measurements.Gates.GetValueOrDefault(relation.Gate) : null;
        PressureSeen[] doubtful = [.. new[] { matter.Measured, other }.OfType<GateMeasurements>().SelectMany(m => m.Rounds).Select(r => r.Pressure).OfType<PressureSeen>().Where(p => p.Doubt is not null)];
        if (doubtful.Length == 0) return ruling;
        var doubt = new Doubt(Rules.NotUnderPressure, doubtful[0].Asked, doubtful[0].Doubt!) { SaysLimit = true };
        return ruling with { Verdict = Verdict.Inconclusive, Grounds = ruling.Grounds with { Doubt = doubt, NeedsMore = false } };
    }
}
