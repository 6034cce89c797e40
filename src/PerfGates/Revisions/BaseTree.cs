using System.Security.Cryptography;
using System.Text;
using PerfGates.Diagnostics;

namespace PerfGates.Revisions;

/// <summary>A folder of the cache that holds one commit, checked out and built in one way; kept for the next invocation.</summary>
internal sealed class BaseTree
{
    /// <summary>
    /// Whoever looks for budget files passes it by: those in it are of another commit. The dot keeps it out of '**/*.cs' of a
    /// project that does not know this obj folder for its own.
    /// </summary>
    public const string CellarName = ".perfgates-base";

    private readonly CommonCommit _base;
    private readonly Git _git;

    /// <param name="recipe">All that its build depends on beside the commit.</param>
    public BaseTree(BaseRequest request, CommonCommit found, Git git, IEnumerable<string> recipe)
    {
        (_base, _git) = (found, git);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [found.Prefix, .. recipe]))));
        Folder = Path.Combine(Cellar(request.CacheFolder), $"{found.Short}-{hash[..8]}");
        BudgetFolder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(Root, found.Prefix)));
    }

    public string Folder { get; }

    public string Root => Path.Combine(Folder, "tree");

    public string BudgetFolder { get; }

    /// <summary>Written when all is built: without it the folder is half made.</summary>
    public string Marker => Path.Combine(Folder, "complete.json");

    private static string Cellar(string cache) => Path.Combine(cache, CellarName);

    public async Task<bool> IsCompleteAsync(CancellationToken cancellation) =>
        File.Exists(Marker) && Directory.Exists(Root) && (await _git.In(Root).AskAsync(cancellation, "rev-parse", "HEAD")).Lines is [var head] && head == _base.Commit
        // A checkout whose link to the repository is lost would answer for the repository around it.
        && (await _git.In(Root).AskAsync(cancellation, "rev-parse", "--show-prefix")).Lines is [""];

    /// <summary>False after a problem.</summary>
    public async Task<bool> CheckOutAsync(BaseRequest request, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        await RemoveAsync(Folder, cancellation);
        await RemoveOldAsync(request.CacheFolder, cancellation);
        Boundary.Draw(Folder, _base.Top);
        request.Report("checking out");
        var answer = await _git.AskAsync(cancellation, "worktree", "add", "--detach", "--force", Root, _base.Commit);
        if (answer.Succeeded && File.Exists(Path.Combine(Root, ".gitmodules"))) answer = await FillSubmodulesAsync(cancellation);
        if (!answer.Succeeded) problems.Add(Rules.BaseNotCheckedOut.At(request.Span, _base.Short, request.Ref, answer.Complaint, request.LogFile));
        return answer.Succeeded;
    }

    // Those that this clone has, and all of theirs. 'update --init' here would write the others into the user's configuration.
    private async Task<GitAnswer> FillSubmodulesAsync(CancellationToken cancellation)
    {
        var answer = await _git.In(Root).AskAsync(cancellation, "submodule", "update");
        return answer.Succeeded ? await _git.In(Root).AskAsync(cancellation, "submodule", "foreach", "git submodule update --init --recursive") : answer;
    }

    // The last one stays beside this one: who goes back and forth between two branches builds neither again.
    private async Task RemoveOldAsync(string cache, CancellationToken cancellation)
    {
        if (!Directory.Exists(Cellar(cache))) return;
        foreach (var old in Directory.EnumerateDirectories(Cellar(cache)).OrderByDescending(f => File.GetLastWriteTimeUtc(Path.Combine(f, Path.GetFileName(Marker)))).Skip(1).ToList())
            await RemoveAsync(old, cancellation);
    }

    // Not 'git worktree prune': that would also forget worktrees of the user's that lie on a disk which is away just now.
    private async Task RemoveAsync(string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder)) return;
        await _git.AskAsync(cancellation, "worktree", "remove", "--force", "--force", Path.Combine(folder, Path.GetFileName(Root)));
        Directory.Delete(folder, recursive: true);
    }
}
