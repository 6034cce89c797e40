using PerfGates.Diagnostics;
using PerfGates.Probes.Generation.Aborting;
using PerfGates.Probes.Generation.Jobs;
using PerfGates.Probes.Generation.Programs;
using PerfGates.Probes.Generation.Settings;
using PerfGates.Probes.Generation.Streams;

namespace PerfGates.Probes.Generation;

/// <summary>All runs of one arm of a gate.</summary>
internal sealed class GenerationGate(GenerationSettings settings)
{
    // Said of the first few: of a hundred jobs that fail alike one says it.
    private const int MostProblems = 3;

    // A job that was merely unlucky; what else goes wrong is wrong about the budget file.
    private static readonly Rule[] Misses = [Rules.RequestFailed, Rules.NeverFinal, Rules.GenerationFailed, Rules.OutputRefused, Rules.CommandFailed];

    private readonly List<double> _totals = [];
    private bool _isWarm;

    public async Task<Observations> RunAsync(RunContext context, CancellationToken cancellation)
    {
        var limit = Patience.LongestLimit(context.Limits.Where(l => l.Target is null).Select(l => (l.Metric.Name, l.Value)), GenerationMetrics.Total);
        if (settings.Abort != AbortPolicy.Never && limit is null) return Observations.Failed(Rules.NothingToAbortAt.At(settings.AbortSpan));
        if (DropCache(context) is { Length: > 0 } kept) return Observations.Failed(kept);
        var making = new Making(context, 0, 1, 1, Patience.Of(context), _totals.Count > 0 ? Median.Of(_totals) : null, AbortWatch.Never);
        if (await WarmUpAsync(making, cancellation) is { } cold) return Observations.Failed(cold);
        var abort = settings.Abort == AbortPolicy.Never ? AbortWatch.Never : new AbortWatch(settings.Abort, limit!.Value, ProfileFile.Read(context));
        context.Meter?.MeasuringBegins();
        var jobs = await AtOnceAsync(making with { Run = context.Round, Jobs = settings.Concurrency, Abort = abort }, cancellation);
        context.Meter?.MeasuringEnds();
        if (jobs is [{ Failure: null, Aborted: null, Total: { } total }] && total.Value <= limit && abort.ProfileOf(total.Value) is { } profile) ProfileFile.Write(context, profile);
        var figures = GenerationFigures.Of(jobs, context.Budgeted);
        return new([Subject.Gate(figures)], Problems(jobs, context)) { Pictures = GenerationFigures.Stages(figures) };
    }

    private Task<JobRecord> MakeAsync(Making making, CancellationToken cancellation) =>
        settings.Job is { } job ? JobRun.RunAsync(job, making, cancellation)
        : settings.Program is { } program ? ProgramRun.RunAsync(program, making, cancellation)
        : settings.Stream is { } stream ? StreamRun.RunAsync(stream, making, cancellation)
        : throw new System.Diagnostics.UnreachableException();

    private async Task<JobRecord[]> AtOnceAsync(Making making, CancellationToken cancellation)
    {
        // Whatever happens to one, none is left behind.
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // Steps of several jobs make no shape of one, and whoever watches them writes into a list of its own.
        var jobs = Enumerable.Range(1, making.Jobs).Select(n => MakeAsync(making with { Job = n, Abort = making.Jobs == 1 ? making.Abort : AbortWatch.Never }, together.Token)).ToArray();
        try
        {
            return await Task.WhenAll(jobs);
        }
        finally
        {
            await together.CancelAsync();
        }
    }

    private Diagnostic[] DropCache(RunContext context)
    {
        List<Diagnostic> problems = [];
        foreach (var pattern in settings.DropCache)
        {
            var files = FileGlob.Find(context.BaseFolder, pattern.Value);
            if (files.Count == 0) problems.Add(Rules.CacheNotDropped.At(pattern.Span, pattern.Value, "no file is there"));
            else if (files.Select(f => PageCache.Drop(f) is { } why ? $"'{f}': {why}" : null).OfType<string>().FirstOrDefault() is { } why) problems.Add(Rules.CacheNotDropped.At(pattern.Span, pattern.Value, why));
        }
        return [.. problems];
    }

    // Servers of the base arm are started for each run.
    private async Task<Diagnostic?> WarmUpAsync(Making making, CancellationToken cancellation)
    {
        var context = making.Context;
        if (settings.Phase == Phase.Cold || context.WarmUp == TimeSpan.Zero || _isWarm && !(context.IsCompared && settings.Server is not null)) return null;
        context.Report("warming up");
        do
        {
            var warm = await MakeAsync(making with { Patience = making.Patience * 2 }, cancellation);
            if (warm.Failure is { } failure) return failure;
        }
        while (making.Now < context.WarmUp?.TotalSeconds);
        _isWarm = true;
        return null;
    }

    private List<Diagnostic> Problems(JobRecord[] jobs, RunContext context)
    {
        Diagnostic[] failures = [.. jobs.Select(j => j.Failure).OfType<Diagnostic>()];
        // Where a budget counts failures, it says whether they are too many; but of nothing at all there is nothing to count.
        var counted = failures.Length < jobs.Length && context.Budgeted.Contains(GenerationMetrics.Failures);
        List<Diagnostic> problems = [.. failures.Where(f => !counted || !Misses.Contains(f.Rule)).Take(MostProblems)];
        _totals.AddRange(jobs.Where(j => j.Aborted is null).Select(j => j.Total?.Value).OfType<double>());
        if (TooFast.Among(_totals) is var (least, others)) problems.Add(Rules.TooFast.At(settings.Span, context.Gate, TooFast.Time(least), TooFast.Time(others)));
        return problems;
    }
}
