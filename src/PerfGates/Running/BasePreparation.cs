using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Processes;
using PerfGates.Revisions;

namespace PerfGates.Running;

/// <summary>What a plan compares with, as a request to check it out and build it.</summary>
internal static class BasePreparation
{
    /// <summary>Null after a problem.</summary>
    /// <param name="plan">Compares with a git ref.</param>
    public static async Task<BaseRevision?> PrepareAsync(RunEnvironment environment, Plan plan, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        var with = plan.Comparing.Ref!;
        if (Words(plan, problems) is not { } words) return null;
        var request = new BaseRequest(
            plan.BudgetFile, with.Value, with.Span, environment.CacheFolder, environment.LogFolder, environment.Build, environment.Processes,
            text => environment.Tell(new RunEvent.Preparing(text)))
        {
            BuildCommand = words,
            NeedsProject = plan.Compared.Any(g => g.Bound.UsesBuild),
        };
        return await BaseRevision.PrepareAsync(request, problems, cancellation);
    }

    // One text is a command line, several are its words.
    private static IReadOnlyList<string>? Words(Plan plan, ICollection<Diagnostic> problems)
    {
        if (plan.Comparing.Build is not [var line]) return [.. plan.Comparing.Build.Select(w => w.Value)];
        var words = CommandLine.Split(line.Value, out var problem);
        if (problem is null) return words;
        problems.Add(Rules.InvalidValue.At(line.Span, line.Value, "build", problem.Text));
        return null;
    }
}
