using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes.Generation.Aborting;
using PerfGates.Probes.Generation.Settings;

namespace PerfGates.Probes.Generation;

/// <summary>Budgets on what these settings never show.</summary>
internal static class Objections
{
    public static Diagnostic? To(GenerationSettings settings, BudgetItem item) =>
        About(settings, item.Expression.Metric) is var (why, instead) ? Rules.Undecidable.At(item.Span, item.Expression.Text, $"can never be decided, because {why}", instead) : null;

    /// <summary>What is ended early is ended at the limit of 'total'.</summary>
    public static Diagnostic? ToLacking(GenerationSettings settings, IReadOnlyList<BudgetItem> budgets) =>
        settings.Abort != AbortPolicy.Never && budgets.All(b => b.Expression.Metric != GenerationMetrics.Total) ? Rules.NothingToAbortAt.At(settings.AbortSpan) : null;

    private static (string Why, string Instead)? About(GenerationSettings settings, string metric) => metric switch
    {
        GenerationMetrics.Queue when settings.Job is null => ("only a job waits in a queue", "remove it"),
        GenerationMetrics.Running when settings.Stream is not null => ("a stream does not say when its work begins", "write total or first-output"),
        GenerationMetrics.Tokens when settings.Stream?.Count is null => ("pieces of a stream are no tokens", "say with 'count' where a payload counts them, or write outputs"),
        GenerationMetrics.OutputSize when settings.Job?.Output is null && settings.Program?.Output is null => ("nothing is fetched", "say with 'output' what was made"),
        _ when metric.StartsWith(GenerationMetrics.TotalOf, StringComparison.Ordinal) && settings.Concurrency == 1 => ("one is made at a time", "write total, or raise 'concurrency'"),
        _ when metric.StartsWith(GenerationMetrics.Stage, StringComparison.Ordinal) => AboutStages(settings),
        _ when metric.StartsWith(GenerationMetrics.StepOf, StringComparison.Ordinal) => AboutSteps(settings, metric),
        _ when IsOfOutputs(metric) && settings.Job is not null => ("a job shows its output at the end only", "write total"),
        _ => null,
    };

    private static bool IsOfOutputs(string metric) => metric is GenerationMetrics.FirstOutput or GenerationMetrics.Outputs || metric.StartsWith(GenerationMetrics.GapOf, StringComparison.Ordinal);

    private static (string, string)? AboutStages(GenerationSettings settings) => settings switch
    {
        { Job.Poll.Stage: null } => ("nobody says which stage the job is in", "say with 'stage' of 'poll' where it stands"),
        { Stream: not null } => ("a stream has no stages", "write first-output or inter-output.max"),
        _ => null,
    };

    private static (string, string)? AboutSteps(GenerationSettings settings, string metric) => settings switch
    {
        { Job.Poll.Progress: null } => ("nobody says at which step the job is", "say with 'progress' of 'poll' where it stands"),
        // Steps that one poll saw together share their time, which hides the slow ones.
        { Job: not null } when metric is not (GenerationMetrics.StepOf + "median" or GenerationMetrics.StepOf + "mean") => ("polling sees several steps at once", "write step.median or step.mean"),
        { Stream: not null } => ("a stream has no steps", "write inter-output.p95"),
        _ => null,
    };
}
