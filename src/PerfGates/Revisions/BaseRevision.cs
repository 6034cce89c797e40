using PerfGates.Probes;

namespace PerfGates.Revisions;

/// <summary>The commit that head is compared with, checked out and built.</summary>
/// <param name="Commit">The merge base of HEAD and the ref, 40 hex digits.</param>
/// <param name="BudgetFolder">What the budget file's folder is in that checkout: relative paths count from here.</param>
/// <param name="Build">What the build of that checkout knows.</param>
internal sealed record BaseRevision(string Commit, string BudgetFolder, BuildFacts Build);
