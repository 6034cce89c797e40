namespace PerfGates.Probes.Generation.Events;

/// <summary>What happened while one thing was made, in order; every figure is a question to it.</summary>
internal sealed record Timeline(IReadOnlyList<GenerationEvent> Events)
{
    /// <summary>From the submission to the end, the queue included; null if it did not end.</summary>
    public Stretch? Total => Of<GenerationEvent.Done>() is { } done ? Stretch.Between(Of<GenerationEvent.Submitted>()!.When, Of<GenerationEvent.Running>()?.When, done.When) : null;

    public Stretch? Queue => Of<GenerationEvent.Running>() is { } running ? Stretch.Between(Of<GenerationEvent.Submitted>()!.When, running.When) : null;

    /// <summary>Without the queue.</summary>
    public Stretch? Running => (Of<GenerationEvent.Running>(), Of<GenerationEvent.Done>()) is ({ } running, { } done) ? Stretch.Between(running.When, done.When) : null;

    public Stretch? FirstOutput => Of<GenerationEvent.Output>() is { } first ? Stretch.Between(Of<GenerationEvent.Submitted>()!.When, first.When) : null;

    /// <summary>In the order in which they were first seen.</summary>
    public IReadOnlyList<string> Stages => [.. Events.OfType<GenerationEvent.StageBegins>().Select(s => s.Name).Distinct()];

    /// <summary>All times together that it was in a stage, each until its own end, the next stage or the end; null if it never was, or never left it.</summary>
    public Stretch? Stage(string name)
    {
        Stretch? sum = null;
        foreach (var (at, begins) in Events.Index().Where(e => e.Item is GenerationEvent.StageBegins stage && stage.Name == name))
        {
            var ends = Events.Skip(at + 1).FirstOrDefault(e => e is GenerationEvent.StageBegins or GenerationEvent.Done || e is GenerationEvent.StageEnds ended && ended.Name == name);
            if (ends is null) return null;
            var once = Stretch.Between(begins.When, ends.When);
            sum = new((sum?.Value ?? 0) + once.Value, (sum?.Low ?? 0) + once.Low, (sum?.High ?? 0) + once.High);
        }
        return sum;
    }

    /// <summary>
    /// Seconds of each step, in order. Steps that were reported together, or found by one look, share their time equally. The first has a
    /// length only where its beginning was reported: as step 0, or as the beginning of a stage.
    /// </summary>
    public IReadOnlyList<double> Steps
    {
        get
        {
            List<double> steps = [];
            GenerationEvent? before = null;
            double reached = 0;
            foreach (var (at, now) in Events.Index())
            {
                if (now is GenerationEvent.StageBegins) (before, reached) = (now, Finished(now) ? 0 : reached);
                if (now is not GenerationEvent.Progress { Steps: > 1 } progress) continue;
                if (at + 1 < Events.Count && Events[at + 1] is GenerationEvent.Progress next && next.When == progress.When && next.When.Low < next.When.High && next.Step > progress.Step && progress.Step >= reached) continue;
                // Another pass of steps begins: a second picture, an upscaler.
                if (progress.Step < reached) (before, reached) = (null, 0);
                var made = (int)Math.Round(progress.Step - reached);
                if (before is not null) steps.AddRange(Enumerable.Repeat(Stretch.Between(before.When, progress.When).Value / Math.Max(1, made), made));
                if (made > 0 || before is null) (before, reached) = (progress, progress.Step);
            }
            return steps;

            bool Finished(GenerationEvent now) => Events.TakeWhile(e => e != now).OfType<GenerationEvent.Progress>().LastOrDefault() is { } last && last.Step >= last.Steps;
        }
    }

    /// <summary>By how much the end of a step may lie beside where it was seen, in seconds; 0 where each was seen as it was.</summary>
    public double StepDoubt => Events.OfType<GenerationEvent.Progress>().Where(p => p.When.Server is null).Select(p => p.When.High - p.When.Low).DefaultIfEmpty(0).Max();

    /// <summary>Seconds between one output and the next.</summary>
    public IReadOnlyList<double> Gaps => [.. Outputs.Zip(Outputs.Skip(1), (a, b) => b - a)];

    /// <summary>Outputs behind the first, per second since it; null of less than two.</summary>
    public double? Rate => Outputs is [var first, .., var last] && last > first ? (Outputs.Count - 1) / (last - first) : null;

    /// <summary>When each output came.</summary>
    public IReadOnlyList<double> Outputs => [.. Events.OfType<GenerationEvent.Output>().Select(o => o.When.Middle)];

    /// <summary>When it was begun, by our clock.</summary>
    public double Begun => Of<GenerationEvent.Submitted>()!.When.Low;

    public double? Ended => Of<GenerationEvent.Done>()?.When.High;

    private T? Of<T>() where T : GenerationEvent => Events.OfType<T>().FirstOrDefault();
}
