using PerfGates.Diagnostics;

namespace PerfGates.Verdicts;

/// <summary>
/// What disturbs a measurement only ever makes it slower. So a limit that was kept on a disturbed machine is kept, and
/// one that was exceeded there is no breach. Pairs are exempt: what disturbs them disturbs both arms.
/// </summary>
internal static class Disturbed
{
    public static Ruling Or(Matter matter, Ruling ruling)
    {
        if (ruling.Verdict != Verdict.Breach) return ruling;
        var runs = matter.Measured.Rounds.Where(r => matter.Head.IsIn(r.Head)).Take(ruling.Grounds.Count).ToList();
        if (runs.FirstOrDefault(r => r.Disturbance.Complaint is not null)?.Disturbance.Complaint is not { } complaint) return ruling;
        var count = runs.Count(r => r.Disturbance.Complaint is not null);
        return ruling with
        {
            Verdict = Verdict.Inconclusive,
            Grounds = ruling.Grounds with { Doubt = new(Rules.MachineDisturbed, $"{count} of {matter.Gate.Bound.Sampling.Count(runs.Count)}", complaint) },
        };
    }
}
