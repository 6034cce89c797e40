using PerfGates.Pictures;
using PerfGates.Probes.Generation.Events;
using PerfGates.Statistics;
using PerfGates.Units;

namespace PerfGates.Probes.Generation;

/// <summary>What was made at the same time in one run, as figures. Pure.</summary>
internal static class GenerationFigures
{
    /// <param name="jobs">At least one.</param>
    /// <param name="budgeted">Names of an open set that somebody asks for.</param>
    public static IReadOnlyDictionary<string, Reading> Of(IReadOnlyList<JobRecord> jobs, IEnumerable<string> budgeted)
    {
        JobRecord[] made = [.. jobs.Where(j => j.Failure is null)];
        var values = Failures(jobs);
        if (made.Length == 0) return values;
        if (made.FirstOrDefault(j => j.Aborted is not null) is { Aborted: { } aborted } cut)
        {
            values[GenerationMetrics.Total] = Told(cut.Total!.Value) with { Cause = aborted.Why };
            // Nor does what it took of the machine until then say what all of it would have taken.
            foreach (var name in budgeted.Except([GenerationMetrics.Total, GenerationMetrics.Failures]))
                values[name] = new(double.NaN) { Evidence = new Evidence.Unknown($"the run was {aborted.Why}") };
            return values;
        }
        foreach (var name in Offered(made).Concat(budgeted).Distinct())
            if (Figure(made, name) is { } reading) values[name] = reading;
        return values;
    }

    /// <summary>A picture of the stages, in their order; none where there are fewer than two.</summary>
    public static IReadOnlyList<Picture> Stages(IReadOnlyDictionary<string, Reading> figures)
    {
        PictureBar[] stages = [.. figures.Where(f => f.Key.StartsWith(GenerationMetrics.Stage, StringComparison.Ordinal) && double.IsFinite(f.Value.Value)).Select(f => new PictureBar(f.Key[GenerationMetrics.Stage.Length..], Digits.Short(f.Value.Value)))];
        return stages.Length < 2 ? [] : [new Picture.Bars("stages", Dimension.Time, stages)];
    }

    /// <summary>What reports show whether or not there is a budget on it.</summary>
    private static IEnumerable<string> Offered(JobRecord[] made) =>
    [
        GenerationMetrics.Total, GenerationMetrics.Queue, GenerationMetrics.Running, .. made.Length > 1 ? new[] { GenerationMetrics.TotalOf + "p95", GenerationMetrics.Makespan } : [],
        .. made.SelectMany(j => j.Timeline.Stages).Distinct().Select(s => GenerationMetrics.Stage + s), GenerationMetrics.StepOf + "median",
        GenerationMetrics.FirstOutput, GenerationMetrics.GapOf + "p95", GenerationMetrics.Outputs, GenerationMetrics.Tokens, GenerationMetrics.OutputSize,
    ];

    // Null where nobody reported what it is made of: the judge says so, and what there was.
    private static Reading? Figure(JobRecord[] made, string name) => name switch
    {
        GenerationMetrics.Total => Lengths(made, j => j.Total, Quantile.Median) is { } total ? total with { Cause = LongestStage(made), Parts = Stages(made) } : null,
        GenerationMetrics.Queue => Lengths(made, j => j.Timeline.Queue, Quantile.Median),
        GenerationMetrics.Running => Lengths(made, j => j.Timeline.Running, Quantile.Median),
        GenerationMetrics.FirstOutput => Lengths(made, j => j.Timeline.FirstOutput, Quantile.Median),
        GenerationMetrics.Makespan => Lengths(made, j => j.Total is { } t ? new(j.Begun + t.Value, j.Begun + t.Low, j.Begun + t.High) : null, ends => ends.Max() - made.Min(j => j.Begun)),
        GenerationMetrics.Outputs => Plain(made.Select(j => j.Timeline.Rate), Quantile.Median),
        GenerationMetrics.Tokens => Plain(made.Select(TokenRate), Quantile.Median),
        GenerationMetrics.OutputSize => Plain(made.Select(j => (double?)j.OutputSize), sizes => sizes.Min()),
        _ when name.StartsWith(GenerationMetrics.Stage, StringComparison.Ordinal) => Lengths(made, j => j.Timeline.Stage(name[GenerationMetrics.Stage.Length..]), Quantile.Median),
        _ when GenerationMetrics.StatisticOf(name, GenerationMetrics.TotalOf) is { } statistic => Lengths(made, j => j.Total, statistic),
        _ when GenerationMetrics.StatisticOf(name, GenerationMetrics.StepOf) is { } statistic => Plain(made.SelectMany(j => j.Timeline.Steps).Cast<double?>(), statistic, every: false) is { } step
            ? Told(new(step.Value, Math.Max(0, step.Value - made.Max(j => j.Timeline.StepDoubt)), step.Value + made.Max(j => j.Timeline.StepDoubt))) : null,
        _ when GenerationMetrics.StatisticOf(name, GenerationMetrics.GapOf) is { } statistic => Plain(made.SelectMany(j => j.Timeline.Gaps).Cast<double?>(), statistic, every: false),
        _ => null,
    };

    private static double? TokenRate(JobRecord job) => job.Tokens is { } tokens && job.Timeline.Outputs is [.., > 0 and var last] ? tokens / last : null;

    private static Dictionary<string, Reading> Failures(IReadOnlyList<JobRecord> jobs)
    {
        var failed = jobs.Count(j => j.Failure is not null);
        var first = jobs.FirstOrDefault(j => j.Failure is not null)?.Failure!.Text;
        return new()
        {
            [GenerationMetrics.Failures] = new((double)failed / jobs.Count, Cause: first),
            [GenerationMetrics.FailuresCount] = new(failed, Cause: first),
        };
    }

    // What only some of the jobs have is not known of all.
    private static Reading? Plain(IEnumerable<double?> values, Func<IReadOnlyList<double>, double> statistic, bool every = true)
    {
        double?[] all = [.. values];
        double[] known = [.. all.OfType<double>()];
        return known.Length == 0 || every && known.Length < all.Length ? null : new(statistic(known));
    }

    private static Reading? Lengths(JobRecord[] made, Func<JobRecord, Stretch?> of, Func<IReadOnlyList<double>, double> statistic)
    {
        Stretch[] lengths = [.. made.Select(of).OfType<Stretch>()];
        if (lengths.Length < made.Length) return null;
        return Told(new(statistic([.. lengths.Select(l => l.Value)]), statistic([.. lengths.Select(l => l.Low)]), statistic([.. lengths.Select(l => l.High)])));
    }

    private static Reading Told(Stretch length) => length.IsExact ? new(length.Value) : new(length.Value)
    {
        Range = new(length.Low, length.High, $"it was looked at now and then, and lies between {Time(length.Low)} and {(double.IsFinite(length.High) ? Time(length.High) : "nobody knows what")}", "let its own times be told, finer than a second: 'created', 'started' and 'finished' of 'poll', or 't' of an event"),
        Source = double.IsFinite(length.High) ? $"looked at now and then, ± {Time((length.High - length.Low) / 2)}" : null,
    };

    private static List<Part> Stages(JobRecord[] made) =>
        [.. made.SelectMany(j => j.Timeline.Stages.Select(s => (Name: s, Length: j.Timeline.Stage(s)?.Value ?? 0))).GroupBy(s => s.Name).Select(g => new Part(g.Key, Quantile.Median([.. g.Select(s => s.Length)])))];

    private static string? LongestStage(JobRecord[] made) => Stages(made) is { Count: > 1 } stages && stages.MaxBy(s => s.Value) is { } longest ? $"longest stage: {longest.Name}, {Time(longest.Value)}" : null;

    private static string Time(double seconds) => QuantityText.Format(new(seconds, Dimension.Time));
}
