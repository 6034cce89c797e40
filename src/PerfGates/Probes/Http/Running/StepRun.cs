using PerfGates.Load;
using PerfGates.Probes.Http.Figures;

namespace PerfGates.Probes.Http.Running;

/// <summary>How a step came to its end.</summary>
internal abstract record StepOutcome
{
    private StepOutcome() { }

    internal sealed record Ended : StepOutcome;

    /// <summary>The generator gave up.</summary>
    internal sealed record Refused(LoadEvent.Refused Why) : StepOutcome;

    /// <summary>The generator ended without having ended the step.</summary>
    internal sealed record Lost : StepOutcome;
}

/// <summary>Asks for one step and listens until it has ended.</summary>
internal static class StepRun
{
    /// <param name="stop">Asked after each event: whether enough is known.</param>
    public static async Task<StepOutcome> RunAsync(GeneratorProcess generator, StepRecord step, Func<StepRecord, bool> stop, Progress progress, CancellationToken cancellation)
    {
        generator.Tell(step.Order);
        var stopped = false;
        while (await generator.NextAsync(cancellation) is { } told)
        {
            if (told is LoadEvent.Refused refused) return new StepOutcome.Refused(refused);
            var before = step.LastWindow;
            step.Take(told);
            if (step.Done is not null)
            {
                progress.Ended(step);
                return new StepOutcome.Ended();
            }
            if (step.LastWindow == before) continue;
            progress.Going(step);
            if (stopped || !stop(step)) continue;
            generator.Tell(new LoadOrder.Stop());
            stopped = true;
        }
        return new StepOutcome.Lost();
    }
}
