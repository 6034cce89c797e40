using PerfGates.Processes;

namespace PerfGates.Revisions;

/// <summary>Runs git in one folder, always with that folder's own repository and without anybody's hooks.</summary>
internal sealed class Git(ChildProcesses processes, string folder, string log)
{
    // Files that are pointers would be measured instead of what they stand for; and nobody is there to type a password.
    private static readonly Dictionary<string, string?> Environment = new() { ["GIT_LFS_SKIP_SMUDGE"] = null, ["GIT_TERMINAL_PROMPT"] = "0" };

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
