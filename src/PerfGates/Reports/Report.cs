using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Verdicts;

namespace PerfGates.Reports;

/// <summary>What one check found; every format renders this and computes nothing of its own.</summary>
/// <param name="Started">In UTC.</param>
/// <param name="Gates">In the order of running; empty if the budget file kept them from being run.</param>
/// <param name="Diagnostics">Of the budget file, then of the gates; severities are final.</param>
/// <param name="Completed">False when it was cancelled before every gate was judged.</param>
internal sealed record Report(
    string ToolVersion,
    string BudgetFile,
    DateTimeOffset Started,
    TimeSpan Elapsed,
    MachineSummary Machine,
    IReadOnlyList<JudgedGate> Gates,
    IReadOnlyList<Diagnostic> Diagnostics,
    bool Completed)
{
    /// <summary>What timings depend on beside the program.</summary>
    public IReadOnlyDictionary<string, string> Fingerprint { get; init; } = new Dictionary<string, string>();

    /// <summary>What 'baseline' meant.</summary>
    public Comparing Comparing { get; init; } = Comparing.Standard;

    /// <summary>The commit that head was measured beside; null if none was.</summary>
    public string? BaseCommit { get; init; }

    /// <summary>Null if nothing was judged.</summary>
    public Grade? Grade => Grading.Of(Gates);

    public Readiness Readiness => Readiness.Of(Gates, Diagnostics, Selected);

    /// <summary>What was chosen among the gates of the budget file, ready to print; empty where all were.</summary>
    public string Selected { get; init; } = "";

    /// <summary>What changed since what it was compared with; null where nobody looked.</summary>
    public ReportedContext? Context { get; init; }

    /// <summary>Where the time of gates went, by name: of those that were run once more for that.</summary>
    public IReadOnlyDictionary<string, ReportedProfile> Profiles { get; init; } = new Dictionary<string, ReportedProfile>();

    /// <summary>Why gates that breached have no profile although it was asked for: a line each.</summary>
    public IReadOnlyList<string> Unexplained { get; init; } = [];
    /// <summary>How much the run was allowed to take.</summary>
    public Planning.RunProfile Profile { get; init; } = Planning.RunProfile.Standard;

    /// <summary>From which the order of pairs was thrown.</summary>
    public int Seed { get; init; }

    public int Errors => Diagnostics.Count(d => d.Severity == Severity.Error);

    public int Count(Verdict verdict) => Gates.Count(g => g.Verdict == verdict);
}
