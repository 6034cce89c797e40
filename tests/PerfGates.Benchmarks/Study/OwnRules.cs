using PerfGates.Statistics.Rules;

namespace PerfGates.Benchmarks.Study;

/// <summary>PerfGates with different settings.</summary>
internal static class OwnRules
{
    private const double Smallest = .05, Allowance = .05;
    private const int Runs = 25;

    /// <param name="pairs">As many as the trials have.</param>
    /// <param name="sameBuild">Of both arms: the margin of what is tiny is for different ones.</param>
    public static IEnumerable<StudyRule> OfSamples(int pairs, bool sameBuild)
    {
        var usual = Math.Min(pairs, PairedRule.DefaultCap);
        yield return Paired("perfgates", 0, null, Smallest, usual, sameBuild);
        if (pairs > usual) yield return Paired("perfgates 40 pairs", 0, null, Smallest, Math.Min(pairs, 40), sameBuild);
        yield return Paired("perfgates sensitive", 0, .005, .02, usual, sameBuild);
        yield return Paired("perfgates allowance", Allowance, null, Smallest, usual, sameBuild);
        yield return Stored("perfgates stored", 0);
        yield return Stored("perfgates stored allowance", Allowance);
    }

    /// <summary>Builds add one run each: the earlier ones are the stored baseline, the later ones the runs so far.</summary>
    public static StudyRule OfHistory { get; } = Stored("perfgates", 0) with { Settings = "the last 25 builds are the stored baseline, those from here on the runs; margin by default, smallest 5 %" };

    public static StudyRule OfLimits { get; } = Limit("perfgates", AbsoluteRule.DefaultCap);

    public static StudyRule OfLimitsInFiveRuns { get; } = Limit("perfgates five runs", 5);

    private static StudyRule Limit(string name, int runs)
    {
        var judge = RealJudge.OfLimits(runs);
        return new(name, $"fixed limit, at most {runs} runs", (limit, head) => judge.Limits(limit[0], head));
    }

    /// <param name="margin">As the budget file says it; null: it says nothing.</param>
    private static StudyRule Paired(string name, double allowance, double? margin, double smallest, int pairs, bool sameBuild)
    {
        var judge = RealJudge.OfPairs(1 + allowance, file => (margin is { } said ? file with { Margin = said, MarginSaid = true } : file) with { Smallest = smallest, MaxPairs = pairs }, sameBuild);
        return new(name, FormattableString.Invariant($"{Allowed(allowance)}margin {(margin is { } share ? $"{100 * share:0.#} %" : "by default")}, smallest {smallest:0.#%}, at most {pairs} pairs"), judge.Pairs);
    }

    private static StudyRule Stored(string name, double allowance)
    {
        var judge = RealJudge.OfStored(1 + allowance);
        return new(name, FormattableString.Invariant($"{Allowed(allowance)}stored baseline of {Runs} runs, margin by default, smallest {Smallest:0.#%}, at most {Runs} runs"),
            (before, after) => judge.Stored([.. before.TakeLast(Runs)], [.. after.Take(Runs)]));
    }

    private static string Allowed(double allowance) => allowance == 0 ? "" : FormattableString.Invariant($"allowance {allowance:0.#%}, ");
}
