using PerfGates.Load;
using PerfGates.Units;

namespace PerfGates.Probes.Http.Figures;

/// <summary>Whether the generator itself was the bottleneck, in words with figures and a remedy.</summary>
/// <param name="Overloaded">Why a value that is too bad is not to be trusted.</param>
/// <param name="TooLight">Why a value that is good is not to be trusted.</param>
internal sealed record MeterCheck(string? Overloaded, string? TooLight)
{
    private const double MostBusy = 0.9, MostQueued = 0.05, MostStolen = 0.1, LeastAchieved = 0.98;

    // Of a limit; a gap of the machine that is longer decides about it by itself.
    private const double LargestGap = 1.0 / 3;

    /// <param name="tightest">The smallest limit of the metric in seconds; infinite where it has none in time.</param>
    public static MeterCheck Of(StepRecord step, double tightest)
    {
        if (step.Done is not { Health: var health } done) return new(null, null);
        if (health.Gap99 > tightest * LargestGap)
        {
            var gap = $"this machine interrupts programs for {Time(health.Gap99)} (99th percentile of the gaps that a loop saw), too long for a limit of {Time(tightest)}; use a quieter machine";
            return new(gap, gap);
        }
        var closed = step.Order.Drive is Drive.Closed;
        var overloaded = Overload(health);
        // In a closed load a slow client is think time: the server had less to do than it seems.
        return new(overloaded, (closed ? overloaded : null) ?? Shortfall(step, done));
    }

    private static string? Overload(GeneratorHealth health) =>
        health.Busiest > MostBusy ? $"the load generator used {Percent(health.Busiest)} of a processor and may have been the bottleneck; ask for less, or set 'threads'"
        : health.QueueDelay > MostQueued ? $"the load generator waited for a processor in {Percent(health.QueueDelay)} of the time; leave a core to it"
        : health.Steal > MostStolen ? $"the hypervisor gave {Percent(health.Steal)} of the machine's time to others; use a quieter machine"
        : null;

    private static string? Shortfall(StepRecord step, LoadEvent.StepDone done)
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
