using PerfGates.Processes;

namespace PerfGates.Revisions;

/// <summary>Names what lies in the working tree.</summary>
internal static class HeadCommit
{
    private const string Dirty = "-dirty";

    /// <summary>40 hex digits, "-dirty" behind them when tracked files have changes; empty outside of a repository, or without git.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<string> OfAsync(ChildProcesses processes, string folder, string log, CancellationToken cancellation)
    {
        var git = new Git(processes, folder, log);
        if (await git.AskAsync(cancellation, "rev-parse", "--verify", "HEAD") is not { Succeeded: true, Lines: [var commit, ..] }) return "";
        // As 'git describe --dirty' means it. Baseline files and the profiles beside them change by being accepted, gate by gate, and are no part of what is measured.
        var changed = await git.AskAsync(cancellation, "status", "--porcelain", "--untracked-files=no", "--", ":(top)", ":(top,exclude,glob)**/*.baseline.json", ":(top,exclude,glob)**/*.profiles.json");
        return changed is { Succeeded: true, Lines.Count: 0 } ? commit : commit + Dirty;
    }

    /// <summary>The hash alone.</summary>
    public static string Hash(string named) => IsModified(named) ? named[..^Dirty.Length] : named;

    public static bool IsModified(string named) => named.EndsWith(Dirty, StringComparison.Ordinal);
}
