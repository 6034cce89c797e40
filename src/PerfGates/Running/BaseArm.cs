using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Processes;
using PerfGates.Revisions;

namespace PerfGates.Running;

/// <summary>What the compared gates of a plan need of base.</summary>
internal static class BaseArm
{
    /// <summary>Null after a problem.</summary>
    public static async Task<BaseRevision?> PrepareAsync(Plan plan, RunEnvironment environment, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        if (BuildCommand(plan, problems) is not { } words) return null;
        var with = plan.Comparing.Ref!;
        var request = new BaseRequest(
            plan.BudgetFile, with.Value, with.Span, environment.CacheFolder, environment.LogFolder, environment.Build, environment.Processes,
            text => environment.Tell(new RunEvent.Preparing(text)))
        {
            BuildCommand = words,
            NeedsProject = plan.Compared.Any(g => g.Bound.UsesBuild),
        };
        return await BaseRevision.PrepareAsync(request, problems, cancellation);
    }

    // A single word is a command line, as it is under 'run' of a command.
    private static IReadOnlyList<string>? BuildCommand(Plan plan, ICollection<Diagnostic> problems)
    {
        if (plan.Comparing.Build is not [var line]) return [.. plan.Comparing.Build.Select(w => w.Value)];
        var words = CommandLine.Split(line.Value, out var problem);
        if (problem is null) return words;
        problems.Add(Rules.InvalidValue.At(line.Span, line.Value, "build", problem.Text));
        return null;
    }
}
