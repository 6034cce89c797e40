using PerfGates.Processes;

namespace PerfGates.Revisions;

/// <summary>Runs git in one folder, always with that folder's own repository and without anybody's hooks.</summary>
internal sealed class Git(ChildProcesses processes, string folder, string log)
{
    /// <summary>
    /// A build that runs in a git hook inherits these; they would lead every git below it, version numbering in a
    /// project's build included, to the repository and index of that hook. GIT_CONFIG_* stay: CI puts safe.directory there.
    /// </summary>
    public static IReadOnlyDictionary<string, string?> Environment { get; } = new[]
    {
        "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX",
        "GIT_NAMESPACE", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE", "GIT_IMPLICIT_WORK_TREE", "GIT_CEILING_DIRECTORIES",
        "GIT_LFS_SKIP_SMUDGE", // files that are pointers would be measured as what they point to
    }.ToDictionary(n => n, _ => (string?)null).Append(new("GIT_TERMINAL_PROMPT", "0")).ToDictionary();

    public Git In(string other) => new(processes, other, log);

    public async Task<GitAnswer> AskAsync(CancellationToken cancellation, params string[] arguments)
    {
        var (output, errors) = (new List<string>(), new List<string>());
        string[] safely = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.longpaths=true", "-c", "advice.detachedHead=false", "--no-optional-locks"];
        var spec = new ProcessSpec("git", [.. safely, .. arguments], folder, log) { Environment = Environment, OutputLine = output.Add, ErrorLine = errors.Add };
        var end = await processes.RunAsync(spec, cancellation);
        return end.Outcome == ProcessOutcome.NotStarted
            ? new(false, end.ExitCode, output, end.Problem)
            : new(true, end.ExitCode, output, errors.FirstOrDefault(e => e.StartsWith("fatal: ", StringComparison.Ordinal)) ?? errors.LastOrDefault("git said nothing"));
    }
}

/// <param name="Lines">Of standard output.</param>
/// <param name="Complaint">In git's words, or why it did not start.</param>
internal sealed record GitAnswer(bool Started, int ExitCode, IReadOnlyList<string> Lines, string Complaint)
{
    public bool Succeeded => Started && ExitCode == 0;
}
