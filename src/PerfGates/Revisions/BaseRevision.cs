using PerfGates.Diagnostics;
using PerfGates.Probes;

namespace PerfGates.Revisions;

/// <summary>The commit that head is compared with, checked out and built.</summary>
/// <param name="Commit">The merge base of HEAD and the ref, 40 hex digits.</param>
/// <param name="BudgetFolder">What the budget file's folder is in that checkout: relative paths count from here.</param>
/// <param name="CacheFolder">What is kept beside the checkout, and goes with it.</param>
/// <param name="Build">What the build of that checkout knows.</param>
internal sealed record BaseRevision(string Commit, string BudgetFolder, string CacheFolder, BuildFacts Build)
{
    /// <summary>
    /// Null after a problem. What an earlier invocation made of the same commit is used again. The user's index, branches,
    /// stash and hooks are never touched. Two at once are kept apart by the lock of the machine.
    /// </summary>
    public static async Task<BaseRevision?> PrepareAsync(BaseRequest request, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        var git = new Git(request.Processes, request.BudgetFolder, request.LogFile);
        if (await CommonCommit.FindAsync(request, git, problems, cancellation) is not { } found) return null;
        try
        {
            var tree = new BaseTree(request, found, git, await BaseBuild.RecipeAsync(request, cancellation));
            var build = new BaseBuild(request, found, tree);
            if (await tree.IsCompleteAsync(cancellation) && build.Remembered() is var kept && kept.Outputs.All(File.Exists)) return new(found.Commit, tree.BudgetFolder, tree.Folder, kept);
            if (!await tree.CheckOutAsync(request, problems, cancellation)) return null;
            return await build.RunAsync(problems, cancellation) is { } facts ? new(found.Commit, tree.BudgetFolder, tree.Folder, facts) : null;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            problems.Add(Rules.BaseNotCheckedOut.At(request.Span, found.Short, request.Ref, unwritable.Message, request.LogFile));
            return null;
        }
    }
}
