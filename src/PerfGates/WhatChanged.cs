using PerfGates.Baselines;
using PerfGates.Planning;
using PerfGates.Reports;
using PerfGates.Revisions;
using PerfGates.Verdicts;

namespace PerfGates;

/// <summary>What is other than in what a check was compared with: commits, packages, the machine. Asked once, when all is judged.</summary>
internal static class WhatChanged
{
    /// <summary>Null where nothing is known.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<ReportedContext?> InAsync(Report report, Baseline baseline, Fingerprint here, WorkTree tree, CancellationToken cancellation)
    {
        if (report.Gates.Count == 0) return null;
        var accepted = report.Comparing.Ref is null ? Accepted(report, baseline, here) : [];
        var known = await tree.AskAsync(report.BaseCommit ?? Since(accepted), cancellation);
        IReadOnlyList<ReportedChange> machine = [.. accepted.SelectMany(a => a.Machine).Distinct().OrderBy(d => d.Field, StringComparer.Ordinal).Select(d => new ReportedChange(d.Field, d.There, d.Here))];
        if (known is null && machine.Count == 0) return null;
        var since = known?.Since;
        return new(
            known?.Commit, known?.Modified ?? false, since?.Commit, [.. (since?.Commits ?? []).Select(c => new ReportedCommit(c.Hash, c.Title))], since?.Count ?? 0,
            [.. (since?.Packages ?? []).Select(p => new ReportedChange(p.Name, p.Then, p.Now))], machine);
    }

    // Of the gates that are to be explained; of all where there are none.
    private static List<(Acceptance Accepted, IReadOnlyList<Difference> Machine)> Accepted(Report report, Baseline baseline, Fingerprint here)
    {
        var compared = report.Gates.Where(g => g.Gate.Budgets.Any(b => b.Limit is Limit.Baseline)).ToList();
        var open = compared.Where(g => g.Budgets.Any(b => b.Budget.Limit is Limit.Baseline && b.Verdict is Verdict.Breach or Verdict.Inconclusive)).ToList();
        return [.. (open.Count > 0 ? open : compared).Select(g => BaselineLookup.Nearest(baseline, g.Gate.Name.Value, here)).Where(n => n is not null).Select(n => n!.Value)];
    }

    // The oldest of them: what has changed since any of them is in the range.
    private static string? Since(List<(Acceptance Accepted, IReadOnlyList<Difference> Machine)> accepted) =>
        accepted.Select(a => a.Accepted).Where(a => a.Commit.Length > 0).OrderBy(a => a.Date).Select(a => HeadCommit.Hash(a.Commit)).FirstOrDefault();
}
