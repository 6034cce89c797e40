using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>
/// What disturbs a machine makes times longer and rates lower, never the other way. So a limit on them that was kept on
/// a disturbed machine is kept, and one that was exceeded there is no breach. Pairs are exempt: what disturbs them
/// disturbs both arms.
/// </summary>
internal static class Disturbed
{
    public static Ruling Or(Matter matter, Ruling ruling) =>
        ruling.Verdict == Verdict.Breach && IsTiming(matter) && !IsGross(matter, ruling) ? Unless(matter, ruling, matter.Gate, [.. matter.Measured.Rounds.Where(r => matter.Head.IsIn(r.Head)).Take(ruling.Grounds.Count)]) : ruling;

    /// <summary>A gate that was slowed down is an easy limit for another one: then it is the pass that is not to be trusted.</summary>
    public static Ruling OrReference(Matter matter, PlannedGate other, int runs, Ruling ruling) =>
        ruling.Verdict == Verdict.Pass && IsTiming(matter) ? Unless(matter, ruling, other, [.. matter.Input.Of(other).Rounds.Take(runs)]) : ruling;

    // A program that is denied a share of the processor takes 1 / (1 - share) times as long. Twice that no disturbance
    // explains, so that a tenfold slowdown is a breach on any machine.
    private static bool IsGross(Matter matter, Ruling ruling)
    {
        var lost = matter.Measured.Rounds.Take(ruling.Grounds.Count).Select(r => r.Disturbance).Select(d => d.Steal + d.Others + d.Throttled).DefaultIfEmpty().Max();
        var factor = matter.Budget.HigherIsWorse ? ruling.Value / ruling.Limit : ruling.Limit / ruling.Value;
        return lost < 1 && ruling is { Value: > 0, Limit: > 0 } && factor >= 2 / (1 - lost);
    }

    private static bool IsTiming(Matter matter) => (matter.Budget.Metric.Dimension ?? matter.Head.Dimension) is Dimension.Time or Dimension.Rate or Dimension.DataRate or Dimension.Frequency;

    private static Ruling Unless(Matter matter, Ruling ruling, PlannedGate of, IReadOnlyList<Round> runs)
    {
        string[] complaints = [.. runs.Select(r => r.Disturbance.Complaint).OfType<string>()];
        if (complaints.Length == 0) return ruling;
        var whose = of == matter.Gate ? "" : $" of gate '{of.Name.Value}'";
        var doubt = new Doubt(Rules.MachineDisturbed, $"{complaints.Length} of {of.Bound.Sampling.Count(runs.Count)}{whose}", complaints[0]) { SaysLimit = true };
        return ruling with { Verdict = Verdict.Inconclusive, Grounds = ruling.Grounds with { Doubt = doubt } };
    }
}
