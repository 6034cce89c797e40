using PerfGates.Diagnostics;

namespace PerfGates.Revisions;

/// <summary>Where HEAD and the ref parted. Not the ref itself: what others did there since is no doing of head.</summary>
/// <param name="Commit">40 hex digits (64 in a repository of SHA-256).</param>
/// <param name="Top">Full path of the working tree's root.</param>
/// <param name="Prefix">The budget file's folder below it, with a slash at its end; empty at the root.</param>
internal sealed record CommonCommit(string Commit, string Top, string Prefix)
{
    private const string Deepen = "this clone is shallow; run 'git fetch --unshallow', or check out with 'fetch-depth: 0'";

    public string Short => Commit[..12];

    /// <summary>Null after a problem.</summary>
    public static async Task<CommonCommit?> FindAsync(BaseRequest request, Git git, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        var place = await git.AskAsync(cancellation, "rev-parse", "--show-toplevel", "--show-prefix");
        if (!place.Started) return Refuse(Rules.GitNotStarted.At(request.Span, request.Ref, place.Complaint));
        if (!place.Succeeded) return Refuse(Rules.NoRepository.At(request.Span, request.Ref, request.BudgetFolder, place.Complaint));
        if (await CommitAsync(request.Ref) is not { } commit) return Refuse(Rules.UnknownRef.At(request.Span, request.Ref, await AdviceAsync()));

        var bases = await git.AskAsync(cancellation, "merge-base", "HEAD", commit);
        if (!bases.Succeeded) return Refuse(Rules.NoMergeBase.At(request.Span, request.Ref, await WhyNoneAsync(bases)));
        var found = new CommonCommit(bases.Lines[0], Path.GetFullPath(place.Lines[0]), place.Lines.ElementAtOrDefault(1) ?? "");
        if ((await git.AskAsync(cancellation, "cat-file", "-e", $"{found.Commit}:{found.Prefix}")).Succeeded)
        {
            request.Report($"{found.Short}, the merge base of HEAD and {request.Ref}{await RemarkAsync(found.Commit)}");
            return found;
        }
        return Refuse(Rules.NotInBase.At(request.Span, found.Prefix, found.Short, request.Ref));

        CommonCommit? Refuse(Diagnostic problem)
        {
            problems.Add(problem);
            return null;
        }

        // A name that begins with a dash would be an option.
        async Task<string?> CommitAsync(string name) =>
            name.StartsWith('-') ? null : (await git.AskAsync(cancellation, "rev-parse", "--verify", "--quiet", name + "^{commit}")) is { Succeeded: true, Lines: [var id, ..] } ? id : null;

        async Task<string> AdviceAsync()
        {
            var names = await git.AskAsync(cancellation, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags");
            return Suggestion.Nearest(request.Ref, names.Lines) is { } near ? $"did you mean '{near}'?" : await IsShallowAsync() ? Deepen : "fetch it first, for example with 'git fetch origin'";
        }

        async Task<bool> IsShallowAsync() => (await git.AskAsync(cancellation, "rev-parse", "--is-shallow-repository")).Lines is ["true"];

        async Task<string> WhyNoneAsync(GitAnswer answer) =>
            await IsShallowAsync() ? Deepen
            : answer.ExitCode == 1 ? "they have no history in common; compare with a branch that head grew from"
            : answer.Complaint;

        async Task<string> RemarkAsync(string id)
        {
            if (await CommitAsync("HEAD") != id) return "";
            var changed = await git.AskAsync(cancellation, "status", "--porcelain");
            return changed.Lines.Count > 0 ? ", which is HEAD itself: what differs is what is not committed" : ", which is HEAD itself: both arms are the same";
        }
    }
}
