namespace PerfGates.Processes;

/// <summary>A program to start. Its output goes to a log file and to nobody's console.</summary>
/// <param name="FileName">Full path, or a name that is looked up on the child's PATH, or relative to the working directory if it has a separator.</param>
/// <param name="LogFile">Created or appended to; standard output and error together, in the order of arrival.</param>
internal sealed record ProcessSpec(string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory, string LogFile)
{
    /// <summary>On top of the scrubbed environment of the engine; null removes.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Null: until the cancellation token says so.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Takes each line of standard output (its first 65 536 characters), one at a time, in order; not called after the end.</summary>
    public Action<string>? OutputLine { get; init; }

    /// <summary>Lines for its standard input, as they come; the end of them closes it. Null: it is closed at once.</summary>
    public System.Threading.Channels.ChannelReader<string>? InputLines { get; init; }

    /// <summary>False: standard output goes to <see cref="OutputLine"/> alone, and the log has only what stands on standard error.</summary>
    public bool LogsOutput { get; init; } = true;

    /// <summary>Takes each line of standard error likewise.</summary>
    public Action<string>? ErrorLine { get; init; }

    /// <summary>Told once it runs.</summary>
    public Action<StartedProgram>? Started { get; init; }

    /// <summary>Started by a small fresh process that clocks it, keeps what the kernel says of each of its processes, and finds those that left it.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>What it may use of the machine.</summary>
    public ProgramLimits Limits { get; init; } = ProgramLimits.None;

    /// <summary>It outlives <see cref="ChildProcesses.EndAllButServers"/>.</summary>
    public bool IsServer { get; init; }
}

internal enum ProcessOutcome
{
    Exited,
    TimedOut,
    NotStarted,
}

/// <param name="ExitCode">Meaningful when it exited; 128 + signal when a signal ended it.</param>
/// <param name="Problem">Why it was not started, for people; else empty.</param>
/// <param name="LastLines">At most 20 last lines of its output, oldest first.</param>
internal sealed record ProcessEnd(ProcessOutcome Outcome, int ExitCode, string Problem, TimeSpan Wall, IReadOnlyList<string> LastLines)
{
    /// <summary>What the kernel kept of a measured program; null of others, and where there is no launcher.</summary>
    public ProgramUsage? Usage { get; init; }
}
