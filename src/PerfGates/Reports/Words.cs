using PerfGates.Verdicts;

namespace PerfGates.Reports;

/// <summary>The words that every format uses.</summary>
internal static class Words
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Breach => "breach",
        Verdict.Inconclusive => "inconclusive",
        Verdict.Skipped => "skipped",
        Verdict.Unmeasured => "unmeasured",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Counts first, worst first: "2 breaches, 1 inconclusive, 41 pass".</summary>
    public static string Counts(Func<Verdict, int> count) => string.Join(", ",
        Enum.GetValues<Verdict>().Reverse().Select(v => (Verdict: v, Count: count(v))).Where(c => c.Count > 0).Select(c => $"{c.Count} {(c is { Verdict: Verdict.Breach, Count: > 1 } ? "breaches" : Of(c.Verdict))}"));
}
