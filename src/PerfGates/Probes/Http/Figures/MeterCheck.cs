using PerfGates.Load;
using PerfGates.Units;

namespace PerfGates.Probes.Http.Figures;

/// <summary>Whether the generator itself was the bottleneck, in words with figures and a remedy; null each where it was not.</summary>
/// <param name="Gaps">The machine interrupts programs for longer than the limit allows to tell.</param>
/// <param name="Overload">The generator was too slow.</param>
/// <param name="Shortfall">Less was asked than was meant, for no reason of the server's.</param>
internal sealed record MeterCheck(string? Gaps, string? Overload, string? Shortfall)
{
    private const double MostBusy = 0.9, MostQueued = 0.05, MostStolen = 0.1, LeastAchieved = 0.98;

    // Of a limit; a gap of the machine that is longer decides about it by itself.
    private const double LargestGap = 1.0 / 3;

    /// <param name="tightest">The smallest limit in seconds; infinite where there is none in time.</param>
    public static MeterCheck Of(StepRecord step, double tightest) => step.Done is not { Health: var health } done ? new(null, null, null) : new(
        health.Gap99 > tightest * LargestGap ? $"this machine interrupts programs for {Time(health.Gap99)} (99th percentile of the gaps that a loop saw), too long for a limit of {Time(tightest)}; use a quieter machine" : null,
        Overloaded(health),
        Short(step, done));

    // Who has to wait for a processor waits for a time slice or two of somebody else.
    private const double Slice = 0.02;

    // What happens once in a hundred times may be somewhat longer than was seen.
    private const double Cautious = 3;

    /// <summary>By how many seconds the generator can have made an answer later than it was: what it slept, and what it was busy with others'.</summary>
    public static double SecondsOf(StepRecord step) => step.Done is not { Health: var health } ? double.PositiveInfinity
        : Cautious * (Math.Max(Math.Max(health.Gap99, health.SendLag99), health.QueueDelay > MostQueued || health.Steal > MostStolen ? Slice : 0)
            + (step.Order.Drive is Drive.Closed { Users: var users } && health.Busiest > MostBusy ? users * health.CpuPerRequest : 0));

    /// <summary>Which share of the load was there, whatever kept the generator from the rest.</summary>
    public static double LoadShareOf(StepRecord step)
    {
        if (step.Done is not { Health: var health } done) return 0;
        var lost = Math.Max(double.IsNaN(health.QueueDelay) ? 0 : health.QueueDelay, double.IsNaN(health.Steal) ? 0 : health.Steal);
        if (step.Order.Drive is Drive.Open) return done.Due == 0 ? 0 : Math.Min(1, (double)step.Windows.Sum(w => w.Started) / done.Due);
        return (1 - Math.Min(1, lost)) * (health.Busiest > MostBusy ? 0.5 : 1);
    }

    /// <summary>By which part a rate can have been lowered.</summary>
    public static double RateLossOf(StepRecord step) => step.Done is not { Health: var health } || health.Busiest > MostBusy ? double.PositiveInfinity
        : Math.Max(health.QueueDelay, health.Steal) is var lost && lost is >= 0 and < 1 ? lost / (1 - lost) : double.PositiveInfinity;

    private static string? Overloaded(GeneratorHealth health) =>
        health.Busiest > MostBusy ? $"the load generator used {Percent(health.Busiest)} of a processor and may have been the bottleneck; ask for less, or set 'threads'"
        : health.QueueDelay > MostQueued ? $"the load generator waited for a processor in {Percent(health.QueueDelay)} of the time; leave a core to it"
        : health.Steal > MostStolen ? $"the hypervisor gave {Percent(health.Steal)} of the machine's time to others; use a quieter machine"
        : null;

    private static string? Short(StepRecord step, LoadEvent.StepDone done)
    {
        if (step.Order.Drive is not Drive.Open open || done.End != StepEnd.Completed) return null;
        var begun = step.Windows.Sum(w => w.Started);
        if (begun < LeastAchieved * done.Due) return $"only {Percent((double)begun / done.Due)} of the passes that were due were begun; the load was lighter than asked";
        return done.Health.SendLag95 > open.LateAfter.TotalSeconds
            ? $"the load generator sent 5 % of the requests more than {Time(done.Health.SendLag95)} late although connections were free; ask for less, or leave a core to it"
            : null;
    }

    private static string Time(double seconds) => QuantityText.Format(new(seconds, Dimension.Time));

    private static string Percent(double share) => QuantityText.Format(new(Math.Round(share, 3), Dimension.Share));
}
