using PerfGates.Probes.Generation.Events;
using PerfGates.Units;

namespace PerfGates.Probes.Generation;

/// <summary>The metrics of making something.</summary>
internal static class GenerationMetrics
{
    public const string Total = "total", Queue = "queue", Running = "running", FirstOutput = "first-output", Outputs = "outputs", Tokens = "tokens";
    public const string Makespan = "makespan", Failures = "failures", FailuresCount = "failures.count", OutputSize = "output.size";

    /// <summary>Behind these stands a statistic, or the name of a stage.</summary>
    public const string TotalOf = "total.", StepOf = "step.", GapOf = "inter-output.", Stage = "stage.";

    public static MetricSet All { get; } = new(
    [
        Time(Total, "From the submission, or the start of the program, to the end, the queue included; of several at once the median of them.") with { IsShown = true },
        Time(TotalOf + "p95", "Of several at once: 95 % take less; likewise total.min, total.mean, total.max and any percentile."),
        Time(Queue, "From the submission to the beginning of the work.") with { IsShown = true },
        Time(Running, "From the beginning of the work to its end, without the queue."),
        Time(StepOf + "median", "A step, as progress tells them; likewise step.min, step.mean, step.p95, step.max.") with { IsShown = true },
        Time(FirstOutput, "From the submission to the first output.") with { IsShown = true },
        Time(GapOf + "p95", "Between one output and the next; likewise inter-output.median, inter-output.max."),
        new(Outputs, Dimension.Rate, Direction.HigherIsBetter, Nature.Sampled, "Outputs per second since the first. A piece of a stream is no token.") { IsShown = true },
        new(Tokens, Dimension.Rate, Direction.HigherIsBetter, Nature.Sampled, "Tokens per second from the submission to the last output, as many as the payload itself counts."),
        Time(Makespan, "Of several at once: from the submission of the first to the end of the last.") with { IsShown = true },
        new(Failures, Dimension.Share, Direction.LowerIsBetter, Nature.Sampled, "Jobs that failed, as a share of all; with a bare number, how many."),
        new(Failures, Dimension.Number, Direction.LowerIsBetter, Nature.Sampled, "How many jobs failed.") { Key = FailuresCount },
        new(OutputSize, Dimension.Size, Direction.AsBudgeted, Nature.Sampled, "How large it is what was made."),
    ], Other);

    /// <summary>The statistic that a metric of a family names; null where it is none.</summary>
    public static Func<IReadOnlyList<double>, double>? StatisticOf(string metric, string family) =>
        metric.StartsWith(family, StringComparison.Ordinal) ? Statistic.Of(metric[family.Length..]) : null;

    private static Metric? Other(string name)
    {
        if (name.StartsWith(Stage, StringComparison.Ordinal) && name.Length > Stage.Length) return Time(name, $"All time in the stage '{name[Stage.Length..]}'.");
        foreach (var (family, of) in new[] { (TotalOf, "A generation"), (StepOf, "A step"), (GapOf, "Between one output and the next") })
            if (StatisticOf(name, family) is not null) return Time(name, $"{of}: {name[family.Length..]}.");
        return null;
    }

    private static Metric Time(string name, string help) => new(name, Dimension.Time, Direction.LowerIsBetter, Nature.Sampled, help);
}
