using PerfGates.Probes.Generation.Aborting;

namespace PerfGates.Probes.Generation;

/// <summary>Makes one thing. Throws only for defects and cancellation.</summary>
internal delegate Task<JobRecord> Make(Making making, CancellationToken cancellation);

/// <summary>What whoever makes one thing knows.</summary>
/// <param name="Run">From 1; 0 while warming up. Differs each time, so that no cache answers: {{run}}.</param>
/// <param name="Job">From 1, of <paramref name="Jobs"/> at once.</param>
/// <param name="Patience">What takes longer never ends.</param>
/// <param name="Expected">Seconds that one took before; null where nobody knows.</param>
internal sealed record Making(RunContext Context, int Run, int Job, int Jobs, TimeSpan Patience, double? Expected, AbortWatch Abort)
{
    private readonly long _begun = Context.Clock.GetTimestamp();

    /// <summary>Seconds since the first of the jobs was begun, by a clock that nobody sets.</summary>
    public double Now => Context.Clock.GetElapsedTime(_begun).TotalSeconds;

    public bool IsWarmUp => Run == 0;

    /// <summary>Where messages say it was: "gate 't2v', job 2 of 3".</summary>
    public string Where => $"gate '{Context.Gate}'{(Jobs > 1 ? $", job {Job} of {Jobs}" : "")}{(IsWarmUp ? ", warming up" : "")}";

    /// <summary>Until it is ended, from its beginning on: a moment behind the limit that says so, or when nobody waits any longer.</summary>
    public TimeSpan TimeLeft => Abort.Deadline is { } limit && limit < Patience.TotalSeconds ? TimeSpan.FromSeconds(limit + 0.001) : Patience;

    /// <summary>A stage began; of several jobs at once nobody could say whose it was.</summary>
    public void TellStage(string name)
    {
        if (Jobs == 1 && !IsWarmUp) Context.Meter?.StageBegins(name);
    }
}
