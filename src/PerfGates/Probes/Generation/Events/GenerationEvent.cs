namespace PerfGates.Probes.Generation.Events;

/// <summary>One thing that happened while something was made: the same for jobs, programs and streams.</summary>
internal abstract record GenerationEvent(Moment When)
{
    internal sealed record Submitted(Moment When) : GenerationEvent(When);

    internal sealed record Queued(Moment When) : GenerationEvent(When);

    internal sealed record Running(Moment When) : GenerationEvent(When);

    internal sealed record StageBegins(Moment When, string Name) : GenerationEvent(When);

    internal sealed record StageEnds(Moment When, string Name) : GenerationEvent(When);

    /// <param name="Step">So many are done; a share where <paramref name="Steps"/> is 1.</param>
    internal sealed record Progress(Moment When, double Step, double Steps) : GenerationEvent(When);

    internal sealed record Output(Moment When) : GenerationEvent(When);

    internal sealed record Done(Moment When) : GenerationEvent(When);

    internal sealed record Failed(Moment When) : GenerationEvent(When);
}
