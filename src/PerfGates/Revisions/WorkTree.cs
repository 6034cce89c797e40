using System.Globalization;
using PerfGates.Processes;

namespace PerfGates.Revisions;

/// <summary>
/// What git knows of the folder of a budget file, asked when all is measured: it explains, and decides nothing. So what git cannot
/// tell is left out: no git, no repository, a commit that a shallow clone lacks, a repository that is too slow.
/// </summary>
internal sealed class WorkTree(ChildProcesses processes, string folder, string log, TimeProvider clock)
{
    /// <summary>More of them nobody reads.</summary>
    public const int MostCommits = 50;

    // Nobody waits for an explanation that was not asked for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Null outside of a repository.</summary>
    /// <param name="since">Full hash; null or empty where nothing was compared with.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<KnownRevision?> AskAsync(string? since, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        KnownRevision? known = null;
        try
        {
            var head = await HeadCommit.OfAsync(processes, folder, log, either.Token);
            if (head.Length == 0) return null;
            known = new(HeadCommit.Hash(head), HeadCommit.IsModified(head), null);
            // It comes from a file that people edit, and one that begins with a dash would be an option.
            return since is { Length: >= 40 } && since.All(char.IsAsciiHexDigit) ? known with { Since = await SinceAsync(since, either.Token) } : known;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return known;
        }
    }

    private async Task<ChangedSince?> SinceAsync(string since, CancellationToken cancellation)
    {
        var git = new Git(processes, folder, log);
        var count = await git.AskAsync(cancellation, "rev-list", "--count", $"{since}..HEAD", "--");
        if (count is not { Succeeded: true, Lines: [var counted, ..] } || !int.TryParse(counted, NumberStyles.None, CultureInfo.InvariantCulture, out var commits)) return null;
        var range = await git.AskAsync(cancellation, "-c", "i18n.logOutputEncoding=UTF-8", "log", "--no-color", "--no-show-signature", $"--max-count={MostCommits.ToString(CultureInfo.InvariantCulture)}", "--format=%H %s", $"{since}..HEAD", "--");
        // Whole files, as they were and as they are, in one answer.
        string[] asked = ["diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--unified=1000000", since, "--", .. PackageVersions.Files.Select(f => $":(top,glob)**/{f}")];
        var files = await git.AskAsync(cancellation, asked);
        return new(since, commits, [.. range.Lines.Select(l => l.Split(' ', 2)).Where(l => l[0].Length >= 40).Select(l => new NamedCommit(l[0], l.ElementAtOrDefault(1) ?? ""))], files.Succeeded ? PackageVersions.Changed(BothSides.Of(files.Lines)) : []);
    }
}

/// <param name="Commit">Full hash of HEAD.</param>
/// <param name="Modified">Tracked files have changes.</param>
/// <param name="Since">Null where nothing was compared with, or that commit is not here.</param>
internal sealed record KnownRevision(string Commit, bool Modified, ChangedSince? Since);

/// <param name="Commit">Full hash.</param>
/// <param name="Count">Of commits from there to HEAD.</param>
/// <param name="Commits">The newest first, at most <see cref="WorkTree.MostCommits"/>.</param>
/// <param name="Packages">From there to the working tree, by name.</param>
internal sealed record ChangedSince(string Commit, int Count, IReadOnlyList<NamedCommit> Commits, IReadOnlyList<ChangedPackage> Packages);

internal sealed record NamedCommit(string Hash, string Title);

/// <param name="Then">Null: it was not there.</param>
/// <param name="Now">Null: it is not there any more.</param>
internal sealed record ChangedPackage(string Name, string? Then, string? Now);
