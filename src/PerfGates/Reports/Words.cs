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

    /// <summary>A sentence, with its full stop.</summary>
    public static string Meaning(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "The limit holds; of sampled metrics as surely as 'confidence' asks.",
        Verdict.Breach => "The limit is exceeded; of sampled metrics as surely as 'confidence' asks.",
        Verdict.Inconclusive => "It was measured, but the values do not tell on which side of the limit it is: a warning, or an error with 'on-inconclusive: fail'.",
        Verdict.Skipped => "What the gate requires of the machine is not there: never a pass, and an error in strict mode.",
        Verdict.Unmeasured => "It could not be measured: always an error.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Counts first, worst first: "2 breaches, 1 inconclusive, 41 pass".</summary>
    public static string Counts(Func<Verdict, int> count) => string.Join(", ",
        Enum.GetValues<Verdict>().Reverse().Select(v => (Verdict: v, Count: count(v))).Where(c => c.Count > 0).Select(c => $"{c.Count} {(c is { Verdict: Verdict.Breach, Count: > 1 } ? "breaches" : Of(c.Verdict))}"));
}
