using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Processes;

namespace PerfGates.Revisions;

/// <summary>What head is to be compared with, and what must be built there.</summary>
/// <param name="BudgetFile">Full path, in the working tree.</param>
/// <param name="Ref">Branch, tag or commit, as the user wrote it.</param>
/// <param name="Span">Where problems point: the value of <c>compare.with</c>, or the start of the file.</param>
/// <param name="CacheFolder">What is kept from one invocation to the next; the checkout goes below it.</param>
/// <param name="LogFolder">Exists.</param>
/// <param name="Build">What the build of head knows.</param>
/// <param name="Report">Takes one line of progress.</param>
internal sealed record BaseRequest(string BudgetFile, string Ref, SourceSpan Span, string CacheFolder, string LogFolder, BuildFacts Build, ChildProcesses Processes, Action<string> Report)
{
    /// <summary>Words of a command that makes what is not in git, run in the budget file's folder of the checkout; empty for none.</summary>
    public IReadOnlyList<string> BuildCommand { get; init; } = [];

    /// <summary>Some gate measures what the project that owns the budget file puts out. Benchmarks build themselves.</summary>
    public bool NeedsProject { get; init; }

    public string BudgetFolder => Path.GetDirectoryName(BudgetFile)!;

    public string LogFile => Path.Combine(LogFolder, "base.log");
}
