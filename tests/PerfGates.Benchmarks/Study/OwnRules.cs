using PerfGates.Statistics.Rules;

namespace PerfGates.Benchmarks.Study;

/// <summary>The rules of PerfGates, as the judge calls them.</summary>
internal static class OwnRules
{
    private const double Smallest = .05;

    /// <param name="pairs">As many as the trials have.</param>
    public static IEnumerable<StudyRule> OfSamples(int pairs)
    {
        var usual = Math.Min(pairs, PairedRule.DefaultCap);
        yield return Paired("perfgates", 0, .01, Smallest, usual);
        if (pairs > usual) yield return Paired("perfgates 40 pairs", 0, .01, Smallest, Math.Min(pairs, 40));
        yield return Paired("perfgates sensitive", 0, .005, .02, usual);
        yield return Paired("perfgates allowance", .05, .01, Smallest, usual);
        yield return Stored("perfgates stored", 0);
        yield return Stored("perfgates stored allowance", .05);
    }

    /// <summary>Builds add one run each: the earlier ones are the stored baseline, the later ones the runs so far.</summary>
    public static StudyRule OfHistory { get; } = Stored("perfgates", 0) with { Settings = "stored baseline of 25 builds, margin 2 %, smallest 5 %, up to 25 builds" };

    public static StudyRule OfLimits { get; } = Limit(AbsoluteRule.DefaultCap);

    public static StudyRule OfLimitsInFiveRuns { get; } = Limit(5) with { Name = "perfgates five runs" };

    private static StudyRule Limit(int cap) => new("perfgates", $"fixed limit, at most {cap} runs", (limit, runs) =>
    {
        var scale = WorseUp.For(true, limit, runs);
        var finding = new AbsoluteRule(AbsoluteLimit.Of(limit[0], scale), cap).Decide([.. scale.Of(runs).Take(cap)]);
        return new(finding.Decision, finding.Count, new(Math.Exp(finding.Interval.Low - scale.Of(limit[0])), Math.Exp(finding.Interval.High - scale.Of(limit[0]))));
    });

    private static StudyRule Paired(string name, double allowance, double margin, double smallest, int cap)
    {
        var rule = PairedRule.Of(Claim.OfRatio(allowance, margin, smallest), cap);
        return new(name, FormattableString.Invariant($"{Allowed(allowance)}margin {margin:0.#%}, smallest {smallest:0.#%}, at most {cap} pairs"), (before, after) =>
            Outcome(WorseUp.For(true, before, after), before, after, rule.Decide));
    }

    private static StudyRule Stored(string name, double allowance) =>
        new(name, FormattableString.Invariant($"{Allowed(allowance)}stored baseline, margin 2 %, smallest {Smallest:0.#%}, at most 25 runs"), (before, after) =>
            Outcome(WorseUp.For(true, before, after), [.. before.TakeLast(25)], after, (b, h) =>
                new GroupRule(b, Claim.OfRatio(allowance, .02, Smallest)).Decide([.. h.Take(25)])));

    private static string Allowed(double allowance) => allowance == 0 ? "" : FormattableString.Invariant($"allowance {allowance:0.#%}, ");

    private static Outcome Outcome(WorseUp scale, double[] before, double[] after, Func<IReadOnlyList<double>, IReadOnlyList<double>, Finding?> decide) =>
        decide(scale.Of(before), scale.Of(after)) is { } finding
            ? new(finding.Decision, finding.Count, new(Math.Exp(finding.Interval.Low), Math.Exp(finding.Interval.High)))
            : new(Decision.Undecided, 0);
}
