namespace PerfGates.Reports;

/// <summary>What changed beside the figures: cheap to know, and often the answer. Each is empty or null where nothing is known of it.</summary>
/// <param name="Commit">Full hash of what was measured.</param>
/// <param name="Modified">There were changes that no commit has.</param>
/// <param name="Since">The commit of what it was compared with: of the base, or of the baseline file.</param>
/// <param name="Commits">From there to here, the newest first; at most fifty.</param>
/// <param name="CommitCount">How many they are.</param>
/// <param name="Packages">Versions that are others than then.</param>
/// <param name="Machine">Fields of the fingerprint that are others than those of the baseline.</param>
internal sealed record ReportedContext(
    string? Commit,
    bool Modified,
    string? Since,
    IReadOnlyList<ReportedCommit> Commits,
    int CommitCount,
    IReadOnlyList<ReportedChange> Packages,
    IReadOnlyList<ReportedChange> Machine);

/// <param name="Hash">Full.</param>
/// <param name="Title">The first line of its message.</param>
internal sealed record ReportedCommit(string Hash, string Title);

/// <param name="Then">Null: it was not there.</param>
/// <param name="Now">Null: it is not there any more.</param>
internal sealed record ReportedChange(string Name, string? Then, string? Now);

/// <summary>Where the time of a gate went in one more run of it, that was never judged.</summary>
/// <param name="Subject">What was run: the case, or the empty name of the gate.</param>
/// <param name="Samples">How many looks it rests on.</param>
/// <param name="Methods">By inclusive share, the largest first; at most twenty.</param>
/// <param name="Since">What <see cref="ReportedMethod.Then"/> is of: "the run accepted on 2026-11-21"; null without one.</param>
/// <param name="Speedscope">File of the whole, beside the report; null if none was written.</param>
internal sealed record ReportedProfile(string Subject, int Samples, IReadOnlyList<ReportedMethod> Methods, string? Since, string? Speedscope)
{
    /// <summary>Full path of the trace that it was read from; null where it is not kept.</summary>
    public string? Trace { get; init; }
}

/// <param name="Self">Part of one: of the samples in which it ran itself.</param>
/// <param name="Inclusive">Part of one: of the samples in which it was on the stack.</param>
/// <param name="Then">The inclusive share in the accepted run; null without one, 0 where it was not there.</param>
internal sealed record ReportedMethod(string Name, double Self, double Inclusive, double? Then);

/// <summary>Whether what was measured may be shipped.</summary>
/// <param name="Ready">Every gate that must pass did, and none is unmeasured.</param>
/// <param name="Blockers">Why not, a line each, the worst first; empty if ready.</param>
/// <param name="Regressions">"critical", "high", "medium", "low" → how many budgets breached so, warnings included; all four are there.</param>
/// <param name="Warnings">What is near its limit, over one that only warns, skipped or inconclusive without failing: a line each.</param>
/// <param name="Scatter">Figures that vary much from run to run: a line each.</param>
/// <param name="NextSteps">What to do, the most urgent first.</param>
internal sealed record ReportedReadiness(
    bool Ready,
    IReadOnlyList<string> Blockers,
    IReadOnlyDictionary<string, int> Regressions,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Scatter,
    IReadOnlyList<string> NextSteps);
