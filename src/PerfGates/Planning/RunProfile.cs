namespace PerfGates.Planning;

/// <summary>
/// How much a run may take before it says that it cannot tell. Only caps change, and where they end the last look: both error rates stay what they are, so
/// less effort makes more verdicts inconclusive and none wrong.
/// </summary>
internal enum RunProfile
{
    /// <summary>What the budget file says.</summary>
    Standard,

    /// <summary>For an answer while one works.</summary>
    Quick,

    /// <summary>For a run that nobody waits for.</summary>
    Full,
}

internal static class RunProfiles
{
    // Five runs are the first look at an absolute limit; with two, values would be judged as observed. Ten pairs are the fewest that
    // can show a breach at all.
    private const int QuickRuns = 5, QuickPairs = 10;

    // Beyond it nothing is gained: PairedRule.MostPairs.
    private const int FullPairs = 40;

    public static string Word(this RunProfile profile) => profile.ToString().ToLowerInvariant();

    public static string Help(this RunProfile profile) => profile switch
    {
        RunProfile.Quick => $"at most {QuickRuns} runs or {QuickPairs} pairs; what so few cannot decide is inconclusive",
        RunProfile.Full => $"up to {FullPairs} pairs for each comparison",
        _ => "as the budget file says",
    };

    /// <summary>Null for a word that is none.</summary>
    public static RunProfile? Parse(string word) => Enum.GetValues<RunProfile>().Where(p => p.Word() == word).Select(p => (RunProfile?)p).FirstOrDefault();

    /// <summary>The plan with other caps. How often a gate itself says that it may run ('runs') is never exceeded.</summary>
    public static Plan With(this Plan plan, RunProfile profile) => profile switch
    {
        RunProfile.Quick => plan with
        {
            Gates = [.. plan.Gates.Select(g => g with { Bound = g.Bound with { Sampling = Quickly(g.Bound.Sampling) } })],
            Comparing = plan.Comparing with { MaxPairs = Math.Min(plan.Comparing.MaxPairs, QuickPairs) },
        },
        RunProfile.Full => plan with { Comparing = plan.Comparing with { MaxPairs = FullPairs } },
        _ => plan,
    };

    private static Probes.SamplingPlan Quickly(Probes.SamplingPlan sampling) => sampling with
    {
        Most = Math.Min(sampling.Most, QuickRuns),
        MostCompared = sampling.MostCompared is { } most ? Math.Min(most, QuickPairs) : null,
        Observed = sampling.Observed is { } observed ? Math.Min(observed, QuickRuns) : null,
    };
}
